using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Options;
using OrganizerBot.Commands;
using OrganizerBot.Discord;
using OrganizerBot.Slack;

namespace OrganizerBot.Benchmarks.Parts;

/// <summary>From a verified body to a command and who gives it.</summary>
[MemoryDiagnoser]
public class ReadBenchmarks
{
    private static readonly CommandCatalog Catalog = new();

    private readonly DiscordReader _discord = new(Catalog);
    private readonly SlackReader _slack;

    /// <summary>Makes the readers.</summary>
    public ReadBenchmarks()
    {
        var options = Options.Create(new SlackOptions { AppId = Load.Identity.SlackApp, ApiBaseUrl = "http://127.0.0.1:9/api/" });
        _slack = new SlackReader(options, Catalog, new SlackResponseUrls(options));
    }

    /// <summary>A press on Discord.</summary>
    [Benchmark]
    public object? Discord() => DiscordReader.Parse(Still.DiscordPress) is { } wire ? _discord.Read(wire) : throw new InvalidOperationException();

    /// <summary>A press on Slack.</summary>
    [Benchmark]
    public object Slack() => _slack.ReadInteraction(Still.SlackPress) is SlackRequest.Press press ? press : throw new InvalidOperationException();
}
