using OrganizerBot.Faults;
using OrganizerBot.Faults.Digests;

return args is [AheadBot.Word, var seconds] ? await AheadBot.RunAsync(seconds) : await FaultRun.RunAsync(FaultOptions.Parse(args));
