using System.Globalization;
using System.Text;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>Writes prose in Discord's Markdown, in as many pieces as a limit asks for, so that no escape, mark or letter is cut in two.</summary>
internal static class DiscordMarkdown
{
    private const string BoldMark = "**";

    /// <summary>No unbroken run gets longer than this before it may be cut.</summary>
    private const int LongestWord = 100;

    /// <summary>The whole in one piece.</summary>
    public static string Text(Prose prose) => Pieces(prose, int.MaxValue) is [var text, ..] ? text : "";

    /// <summary>The pieces, each with at most so many UTF-16 units; none when there is nothing to show.</summary>
    public static IReadOnlyList<string> Pieces(Prose prose, int most)
    {
        var writing = new Writing(most);
        foreach (var atom in Atoms(prose))
        {
            writing.Add(atom);
        }

        return writing.Finish();
    }

    private static IEnumerable<Atom> Atoms(Prose prose)
    {
        var before = '\n';
        foreach (var span in prose.Spans)
        {
            foreach (var atom in Atoms(span, before))
            {
                yield return atom;
                before = atom.Text[^1];
            }
        }
    }

    private static IEnumerable<Atom> Atoms(Span span, char before) => span switch
    {
        TextSpan text => Words(text.Text, text.Bold, before, DiscordEscape.Product),
        WrittenSpan written => Words(written.Text, written.Bold, before, DiscordEscape.Person),
        CodeSpan code => CodeAtoms(code.Text),
        MomentSpan moment => [new Atom($"<t:{moment.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}:{(moment.DayOnly ? 'D' : 'f')}>", false)],
        LinkSpan link => [new Atom($"<{AddressOf(link.Url)}>", false)],
        ChannelSpan channel => [new Atom(DiscordSnowflake.IsOne(channel.Channel.Id) ? $"<#{channel.Channel.Id}>" : DiscordEscape.Person(channel.Channel.Id + " ", before), false)],
        MemberSpan member => [new Atom(DiscordSnowflake.IsOne(member.Member.Id) ? $"<@{member.Member.Id}>" : DiscordEscape.Person(member.Member.Id + " ", before), false)],
        GroupSpan { Group: { Platform: Platform.Discord } group } when DiscordSnowflake.IsOne(group.Id) => [new Atom($"<@&{group.Id}>", false)],
        GroupSpan group => Words(group.InWords, false, before, DiscordEscape.Person),
        _ => throw new ArgumentOutOfRangeException(nameof(span), span.GetType().Name, "An unknown piece of prose."),
    };

    private static IEnumerable<Atom> Words(string text, bool bold, char before, Func<string, char, string> escape)
    {
        foreach (var run in Runs(text))
        {
            var escaped = escape(run, before);
            yield return new Atom(escaped, bold);
            before = run == " " && before == '\n' ? '\n' : run[^1];
        }
    }

    /// <summary>Words and white space in turn, long words in parts between which nothing belongs together.</summary>
    private static IEnumerable<string> Runs(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            var next = at + Math.Min(StringInfo.GetNextTextElementLength(text, at), LongestWord);
            if (at > start && (next - start > LongestWord || char.IsWhiteSpace(text[at]) || char.IsWhiteSpace(text[at - 1])))
            {
                yield return text[start..at];
                start = at;
            }

            at = next;
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    private static IEnumerable<Atom> CodeAtoms(string code)
    {
        // Nothing can be escaped inside a code mark, so its own end is the one thing that must not occur.
        var text = code.Replace('`', '\'').ReplaceLineEndings(" ").Trim();
        return text.Length == 0 ? [] : text.Chunk(1000).Select(part => new Atom($"`{new string(part)}`", false));
    }

    /// <summary>The address with its host as it is looked up, so that letters that look alike are told apart.</summary>
    private static string AddressOf(Uri url) => new UriBuilder(url) { Host = url.IdnHost }.Uri.AbsoluteUri;

    /// <summary>Something that is never cut.</summary>
    private readonly record struct Atom(string Text, bool Bold);

    /// <summary>Fills pieces. White space waits for what follows it, so that no bold mark touches it: Discord would not see the mark.</summary>
    private sealed class Writing(int most)
    {
        private readonly List<string> _pieces = [];
        private readonly StringBuilder _piece = new();
        private string _gap = "";
        private bool _bold;

        public void Add(Atom atom)
        {
            if (string.IsNullOrWhiteSpace(atom.Text))
            {
                _gap += atom.Text;
                return;
            }

            if (_piece.Length > 0 && most - _piece.Length < _gap.Length + atom.Text.Length + (2 * BoldMark.Length))
            {
                End();
            }

            _piece.Append(_bold && !atom.Bold ? BoldMark : "").Append(_piece.Length > 0 ? _gap : "").Append(!_bold && atom.Bold ? BoldMark : "").Append(atom.Text);
            (_bold, _gap) = (atom.Bold, "");
        }

        public List<string> Finish()
        {
            End();
            return _pieces;
        }

        private void End()
        {
            if (_piece.Length > 0)
            {
                _pieces.Add(_piece.Append(_bold ? BoldMark : "").ToString());
            }

            _piece.Clear();
            (_bold, _gap) = (false, "");
        }
    }
}
