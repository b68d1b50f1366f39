using BenchmarkDotNet.Attributes;
using OrganizerBot.Discord;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Slack;

namespace OrganizerBot.Benchmarks.Parts;

/// <summary>From an answer to the bytes that a platform shows.</summary>
[MemoryDiagnoser]
public class RenderBenchmarks
{
    private static readonly Words English = Words.In(Language.English);

    private readonly Message _signed = new([new Paragraph(English.Say("signing.signed.weekly")), new Footnote(Prose.Of(new UserText("No face recognition at work")))])
    {
        Buttons = [new Button(English.Plain("signing.button.withdraw"), Commands.CommandLine.Of("petition withdraw", ("petition", "K7QF2"))), new Button(English.Plain("tally.button.receipt"), Commands.CommandLine.Of("petition receipt", ("petition", "K7QF2")))],
    };

    /// <summary>For Discord.</summary>
    [Benchmark]
    public string Discord() => DiscordRenderer.Pages(_signed)[0].ToJsonString();

    /// <summary>For Slack.</summary>
    [Benchmark]
    public string Slack() => SlackJson.Write(SlackRenderer.Pages(_signed, English)[0]);
}
