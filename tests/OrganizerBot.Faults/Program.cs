using OrganizerBot.Faults;

return await FaultRun.RunAsync(FaultOptions.Parse(args));
