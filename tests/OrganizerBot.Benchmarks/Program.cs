using BenchmarkDotNet.Running;
using OrganizerBot.Benchmarks.Load;
using OrganizerBot.Benchmarks.Parts;
using OrganizerBot.Benchmarks.Served;

return args switch
{
    ["load", .. var rest] => await LoadRun.RunAsync(LoadOptions.Parse(rest)),
    ["stages", .. var rest] => await Stages.RunAsync(rest is [var engine] ? engine : "Sqlite"),
    ["serve", .. var rest] => await ServedMain.RunAsync(rest),
    _ => BenchmarkSwitcher.FromAssembly(typeof(LoadRun).Assembly).Run(args).Any() ? 0 : 1,
};
