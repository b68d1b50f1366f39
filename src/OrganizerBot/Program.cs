using OrganizerBot.Operations;

return await ProgramCommands.RunAsync(args);
