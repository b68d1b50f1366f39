using OrganizerBot.Faults;
using OrganizerBot.Faults.Digests;
using OrganizerBot.Faults.Kills;

return args switch
{
    [AheadBot.Word, var seconds] => await AheadBot.RunAsync(seconds),
    [CoreSigner.Word, var sheet] => await CoreSigner.RunAsync(sheet),
    _ => await FaultRun.RunAsync(FaultOptions.Parse(args)),
};
