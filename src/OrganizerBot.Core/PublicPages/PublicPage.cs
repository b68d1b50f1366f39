using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Impact;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.PublicPages;

/// <summary>Everything that stands on a campaign's public page: words and numbers that everybody in its chats may read, and refusals whose authors chose the page.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Owner">The community that runs it.</param>
/// <param name="Impact">Its numbers, as the chat shows them.</param>
/// <param name="Sheets">The petitions and pledges of that community which were opened, the newest first. What others opened in the campaign is in the numbers alone.</param>
/// <param name="Refusals">The refusals, the latest first; at most <see cref="MostRefusals"/>.</param>
/// <param name="Today">The day on which it was read, UTC.</param>
public sealed record PublicPage(
    Campaign Campaign, Community Owner, ImpactReading Impact, IReadOnlyList<PublicSheet> Sheets, IReadOnlyList<PublicRefusal> Refusals, DateOnly Today)
{
    /// <summary>So many refusals with their words; all are in the numbers.</summary>
    public const int MostRefusals = 100;

    /// <summary>Whether signatures are what it counts first; refusals otherwise.</summary>
    public bool IsAboutSignatures => Sheets.Any(sheet => sheet.Kind == PublicSheetKind.Petition) || Impact.Count(FigureKind.Signature) > 0;

    /// <summary>The numbers that stand large, what the campaign is about first.</summary>
    public IReadOnlyList<PublicFigure> Large(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        List<PublicFigure> figures = [];
        if (IsAboutSignatures)
        {
            figures.Add(new(words.Plain("impact.fact.signatures"), Signatures(words), words.Plain("public.fact.signatures.what")));
        }

        if (Sheets.Any(sheet => sheet.Kind == PublicSheetKind.Pledge) || Impact.Count(FigureKind.Pledge) > 0)
        {
            figures.Add(new(words.Plain("impact.fact.pledges"), Number(words, Impact.Count(FigureKind.Pledge)), words.Plain("public.fact.pledges.what")));
        }

        figures.Add(new(words.Plain("public.fact.refusals"), RefusalsOrMore(words), words.Plain("public.fact.refusals.what")));
        return figures;
    }

    /// <summary>The same in one line, for whoever does not see the page.</summary>
    public string InOneLine(Words words) => string.Join(" · ", Large(words).Select(figure => $"{figure.Name}: {figure.Number}"));

    /// <summary>How many signatures were released, in words.</summary>
    public string Signatures(Words words) => Number(words, Impact.Count(FigureKind.Signature));

    /// <summary>How many refusals of all stages there are, in words: so many or more.</summary>
    public string RefusalsOrMore(Words words) => Flat.Text(ImpactLines.OrMore(words, Impact.Count(FigureKind.Refusal)), words);

    /// <summary>The numbers as <c>/impact show</c> lists them.</summary>
    public IEnumerable<Node> Figures(Words words) => ImpactMessages.Figures(words, Impact);

    /// <summary>What the refusals weigh; what that rests on is <see cref="Rests"/>.</summary>
    public IEnumerable<Node> Weight(Words words) => Impact.Stakes.Replacement is null ? [] : ImpactLines.Weight(words, Impact).Take(1).Select(line => new Paragraph(line));

    /// <summary>What it is about in money, how many refusals outweigh that, and when goals are reached.</summary>
    public IEnumerable<Node> Contract(Words words) =>
        Impact.Stakes.Monthly is null ? ImpactLines.Forecasts(words, Impact).Select(line => new Paragraph(line)) : ImpactMessages.Contract(words, Impact);

    /// <summary>The pictures of its numbers, as the chat has them.</summary>
    public IReadOnlyList<Chart> Charts(Words words) => ImpactCharts.Of(words, Impact);

    /// <summary>What the weight rests on, each with its source.</summary>
    public IEnumerable<Node> Rests(Words words) => ImpactMessages.Rests(words, Impact.Stakes);

    /// <summary>A choice as it is typed, such as <c>recruiter-message</c>.</summary>
    public static string Typed(Enum choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return OptionDescriptor.ChoiceValue(choice.ToString());
    }

    private static string Number(Words words, int count) => words.Plain("impact.count", ("count", count));
}
