using OrganizerBot.Languages;
using OrganizerBot.PublicPages;

namespace OrganizerBot.Web.Public;

/// <summary>The part of a page by which anybody checks the count, and a signer their own signature: the latest marks, the files, and a field whose content stays in the browser.</summary>
/// <param name="page">What stands on the page.</param>
/// <param name="words">Its language.</param>
/// <param name="top">The way from the page to where the bot is reached.</param>
internal sealed class PageReceipt(PublicPage page, Words words, string top)
{
    private static readonly string[] Results =
        ["working", "bad", "counted", "withdrawn", "unknown", "holds", "broken", "unreachable", "unable", "broken.file", "broken.key", "broken.leaf", "broken.signature", "broken.root"];

    /// <summary>What the script fills in by itself.</summary>
    private static readonly (string, object)[] Gaps = [.. new[] { "title", "leaf", "by", "size", "leaves", "count", "checkpoints", "what" }.Select(name => (name, (object)$"{{{name}}}"))];

    /// <summary>Whether there is anything to check.</summary>
    public static bool IsOn(PublicPage page) => Checked(page).Any();

    /// <summary>Writes it.</summary>
    public string Write() => $"""
        <section id="check" aria-labelledby="check-heading">
        <h2 id="check-heading">{Say("public.check")}</h2>
        <p>{Say("public.check.lead")}</p>
        {(IsOn(page) ? Files() : $"<p class=\"note\">{Say("public.check.none")}</p>")}
        </section>
        """;

    private string Files() => $"""
        {string.Join('\n', Checked(page).Select(Tally))}
        <form id="receipt" class="screen" autocomplete="off" novalidate hidden {string.Join(' ', Results.Select(Result))}>
        <h3>{Say("public.receipt")}</h3>
        <label for="receipt-code">{Say("public.receipt.label")}</label>
        <p class="field"><input id="receipt-code" type="text" autocapitalize="characters" autocomplete="off" spellcheck="false" maxlength="60" aria-describedby="receipt-note"> <button type="submit">{Say("public.receipt.button")}</button></p>
        <p class="note" id="receipt-note">{Say("public.receipt.note")}</p>
        <div id="receipt-result" role="status"></div>
        </form>
        <p class="note">{WebRenderer.Html(words.Say("public.receipt.offline"), words)}</p>
        """;

    private string Tally(PublicSheet sheet)
    {
        var (leaves, checkpoints) = ($"{top}tally/{sheet.Sheet.TallyToken}/leaves", $"{top}tally/{sheet.Sheet.TallyToken}/checkpoints");
        return $"""
            <p class="tally" data-title="{Html(sheet.Title)}" data-leaves="{leaves}" data-checkpoints="{checkpoints}"><strong>{Html(sheet.Title)}</strong><br>{WebRenderer.Html(sheet.Mark(words)!, words)} · <a href="{leaves}">{Say("public.check.leaves")}</a> · <a href="{checkpoints}">{Say("public.check.checkpoints")}</a></p>
            {(sheet.Checkpoint is { } note ? $"<details><summary>{Say("public.check.checkpoint")}</summary><pre>{Html(note.TrimEnd())}</pre></details>" : "")}
            """;
    }

    private string Result(string name) => $"data-{name.Replace('.', '-')}=\"{Html(Flat.Text(words.Say($"public.receipt.{name}", Gaps), words))}\"";

    private string Say(string key) => Html(words.Plain(key));

    private static string Html(string text) => WebRenderer.Escape(text);

    private static IEnumerable<PublicSheet> Checked(PublicPage page) => page.Sheets.Where(sheet => sheet.Count.Mark is not null && sheet.Sheet.TallyToken is not null);
}
