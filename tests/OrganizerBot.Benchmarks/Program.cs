using BenchmarkDotNet.Running;
using OrganizerBot.Benchmarks.Load;
using OrganizerBot.Benchmarks.Served;

return args switch
{
    ["load", .. var rest] => await LoadRun.RunAsync(LoadOptions.Parse(rest)),
    ["serve", .. var rest] => await ServedMain.RunAsync(rest),
    _ => BenchmarkSwitcher.FromAssembly(typeof(LoadRun).Assembly).Run(args).Any() ? 0 : 1,
};
