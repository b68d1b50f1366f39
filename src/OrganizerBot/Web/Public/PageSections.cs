using OrganizerBot.Campaigns;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.PublicPages;

namespace OrganizerBot.Web.Public;

/// <summary>The parts of a campaign's public page, top to bottom; what there is nothing to say about is left out.</summary>
/// <param name="page">What stands on it.</param>
/// <param name="words">Its language.</param>
/// <param name="top">The way from the page to where the bot is reached.</param>
/// <param name="below">The way from the page to its files.</param>
/// <param name="charts">Pictures of its numbers.</param>
internal sealed class PageSections(PublicPage page, Words words, string top, string below, IReadOnlyList<CampaignChart> charts)
{
    private Campaign Campaign => page.Campaign;

    /// <summary>All of them.</summary>
    public string Write() => string.Join('\n', new[]
    {
        About(), Numbers(), Sheets(), Weight(), Charts(), Refusals(), Join(), new PageReceipt(page, words, top).Write(),
    }.Where(part => part.Length > 0));

    private string About()
    {
        List<string> html = [];
        var state = Campaign.State.ToString().ToLowerInvariant();
        html.Add($"<p class=\"eyebrow {state}\">{Say($"public.eyebrow.{state}")}</p>\n<h1>{Html(Campaign.Target)}</h1>");
        if (Campaign.State != CampaignState.Running)
        {
            html.Add($"<p class=\"over\">{Say($"public.over.{state}")}</p>");
        }

        if (Campaign.Demand is { Length: > 0 } demand)
        {
            html.Add($"<h2 class=\"quiet\">{Say("public.demand")}</h2>\n<p class=\"demand\">{Lines(demand)}</p>");
        }

        if (Campaign.LiftCondition is { Length: > 0 } lift)
        {
            html.Add($"<h2 class=\"quiet\">{Say("public.lift")}</h2>\n<p>{Lines(lift)}</p>");
        }

        (string Key, string? Said)[] more = [("option.hashtag", Campaign.Hashtag is { Length: > 0 } tag ? $"#{tag}" : null), ("option.sources", Campaign.Sources)];
        var said = more.Where(fact => fact.Said is { Length: > 0 }).ToArray();
        if (said.Length > 0)
        {
            html.Add($"<dl class=\"facts\">{string.Concat(said.Select(fact => $"<div><dt>{Say(fact.Key)}</dt><dd>{Lines(fact.Said!)}</dd></div>"))}</dl>");
        }

        return $"<div class=\"about\">\n{string.Join('\n', html)}\n</div>";
    }

    private string Numbers() => Section("numbers", "public.numbers", $"""
        <dl class="figures">
        {string.Join('\n', page.Large(words).Select(figure => $"<div><dt>{Html(figure.Name)}</dt><dd><strong>{Html(figure.Number)}</strong> <span>{Html(figure.What)}</span></dd></div>"))}
        </dl>
        <p class="note">{Say("public.numbers.note")}</p>
        """);

    private string Sheets() => page.Sheets.Count == 0 ? "" : Section("sheets", "public.sheets", string.Join('\n', page.Sheets.Select(Sheet)));

    private string Sheet(PublicSheet sheet)
    {
        var facts = new[]
        {
            sheet.Addressee is { } addressee ? Prosa(words.Say("public.to", ("addressee", new UserText(addressee)))) : "",
            Html(sheet.State(words)),
            sheet is { IsOpen: true, Sheet.Deadline: { } deadline } ? Prosa(words.Say("public.until", ("day", new Prose([new MomentSpan(deadline, DayOnly: true)])))) : "",
        };
        var (bar, isWhole) = (sheet.Progress(words), sheet.Text.Trim() == sheet.Title.Trim());
        return $"""
            <article class="sheet">
            <h3>{Html(sheet.Title)}</h3>
            <p class="note">{string.Join(" · ", facts.Where(fact => fact.Length > 0))}</p>
            <p class="bar"><progress max="{bar.Goal}" value="{bar.Current}" aria-label="{Html(sheet.Title)}"></progress> <strong>{Prosa(bar.Words)}</strong></p>
            {(isWhole ? "" : $"<details><summary>{Say("public.text")}</summary><blockquote>{Lines(sheet.Text)}</blockquote></details>")}
            {Nodes(sheet.Since(words))}
            {Nodes(sheet.Notes(words))}
            </article>
            """;
    }

    private string Weight() => Section("weight", "public.weight", $"""
        {Nodes(page.Figures(words))}
        {Nodes(page.Weight(words)).Replace("<p>", "<p class=\"weighs\">", StringComparison.Ordinal)}
        {Nodes(page.Contract(words))}
        <h3>{Say("public.rests")}</h3>
        <div class="sources">{Nodes(page.Rests(words))}</div>
        <p class="note">{Say("impact.note")}</p>
        """);

    private string Charts() => string.Join('\n', charts.Select((chart, at) => Chart(chart, $"{below}{words.Language}/chart-{at + 1}")));

    private static string Chart(CampaignChart chart, string file) => $"""
        <figure class="chart">
        <figcaption>{Html(chart.Title)}</figcaption>
        <picture><source media="(prefers-color-scheme: dark)" srcset="{file}-dark.png"><img src="{file}.png" alt="{Html(chart.Words)}" width="{chart.Width}" height="{chart.Height}" loading="lazy" decoding="async"></picture>
        </figure>
        """;

    private string Refusals() => page.Refusals.Count == 0 ? "" : Section("refusals", "public.refusals", $"""
        <p class="note">{Say("public.refusals.note")}</p>
        {string.Join('\n', page.Refusals.Select(Refusal))}
        """);

    private string Refusal(PublicRefusal refusal)
    {
        var role = refusal.Role is { } said ? $", {Html(said)}" : "";
        return $"""
            <article class="refusal">
            <h3>{Html(refusal.Name)}{role}</h3>
            <p class="note">{Html(refusal.StageIn(words))}, {Html(refusal.Month.InWords(words.Culture))}</p>
            {(refusal.Reason is { } reason ? $"<blockquote>{Lines(reason)}</blockquote>" : "")}
            {(refusal.Link is { } link ? $"<p class=\"link\">{Html(link)}</p>" : "")}
            </article>
            """;
    }

    private string Join()
    {
        var lines = page.Sheets.Where(sheet => sheet.IsOpen)
            .Select(sheet => words.Say("public.join.sign", ("line", new Prose([new CodeSpan(sheet.Line)])), ("title", new UserText(sheet.Title))))
            .Append(words.Say("public.join.refuse"));
        return Campaign.State != CampaignState.Running ? "" : Section("join", "public.join", $"""
            <p>{Say("public.join.where", ("platform", page.Owner.Platform.ToString()))}</p>
            {Nodes([new Bullets([.. lines])])}
            <p>{Prosa(words.Say("public.join.elsewhere"))}</p>
            <p class="warning">{Say("public.join.safe")}</p>
            """);
    }

    private string Section(string name, string heading, string content) => $"<section id=\"{name}\" aria-labelledby=\"{name}-heading\">\n<h2 id=\"{name}-heading\">{Say(heading)}</h2>\n{content}\n</section>";

    private string Nodes(IEnumerable<Node> nodes) => WebRenderer.Html(new Message([.. nodes]), words);

    private string Prosa(Prose prose) => WebRenderer.Html(prose, words);

    private string Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Html(words.Plain(key, values));

    private static string Html(string text) => WebRenderer.Escape(text);

    private static string Lines(string text) => string.Join("<br>", text.Split('\n').Select(Html));
}
