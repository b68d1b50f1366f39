using System.Text;
using System.Text.Json.Nodes;

namespace OrganizerBot.Discord;

/// <summary>One message being filled with embeds, up to Discord's limits (256 a title, 4096 a description, 25 fields, 10 embeds, 6000 units in all).</summary>
internal sealed class DiscordPage(int reserved)
{
    /// <summary>The most a title holds.</summary>
    public const int MaxTitle = 256;

    /// <summary>The most a description holds.</summary>
    public const int MaxDescription = 4096;

    /// <summary>The most a field's name holds.</summary>
    public const int MaxFieldName = 256;

    /// <summary>The most a field's value holds.</summary>
    public const int MaxFieldValue = 1024;

    private const int MaxFooter = 2048;
    private const string FooterGap = " · ";
    private const int MaxEmbeds = 10;
    private const int MaxFields = 25;
    private const int MaxTotal = 6000;

    private readonly List<Embed> _embeds = [];
    private int _total;
    private bool _isMarked;

    /// <summary>Whether nothing is on it yet.</summary>
    public bool IsEmpty => _embeds.Count == 0;

    private int Room => _isMarked ? MaxTotal : MaxTotal - reserved;

    private Embed? Last => _embeds.Count == 0 ? null : _embeds[^1];

    /// <summary>Begins an embed with a title.</summary>
    /// <returns>False when it does not fit.</returns>
    public bool TryTitle(string title)
    {
        if (!Open(title.Length))
        {
            return false;
        }

        Last!.Title = title;
        return true;
    }

    /// <summary>Adds a line of a description; text after fields begins a new embed, because Discord shows fields last.</summary>
    /// <param name="text">The line.</param>
    /// <param name="gap">What parts it from the line before.</param>
    /// <returns>False when it does not fit.</returns>
    public bool TryText(string text, string gap)
    {
        var goesOn = Last is { Fields.Count: 0, Picture: null } last && last.Description.Length + gap.Length + text.Length <= MaxDescription;
        var between = goesOn && Last!.Description.Length > 0 ? gap : "";
        if (goesOn ? _total + between.Length + text.Length > Room : !Open(text.Length))
        {
            return false;
        }

        Last!.Description.Append(between).Append(text);
        _total += goesOn ? between.Length + text.Length : 0;
        return true;
    }

    /// <summary>Adds a name with its value.</summary>
    /// <returns>False when it does not fit.</returns>
    public bool TryField(string name, string value, bool inline)
    {
        var length = name.Length + value.Length;
        var goesOn = Last is { Fields.Count: < MaxFields, Picture: null };
        if (goesOn ? _total + length > Room : !Open(length))
        {
            return false;
        }

        Last!.Fields.Add(new JsonObject { ["name"] = name, ["value"] = value, ["inline"] = inline });
        _total += goesOn ? length : 0;
        return true;
    }

    /// <summary>Adds a small line below fields. Discord shows it as it stands: no Markdown, no times.</summary>
    /// <returns>False when there are no fields to stand below, or it does not fit.</returns>
    public bool TryFooter(string text)
    {
        if (Last is not { Fields.Count: > 0 } last || last.Footer.Length + FooterGap.Length + text.Length > MaxFooter || _total + FooterGap.Length + text.Length > Room)
        {
            return false;
        }

        last.Footer += last.Footer.Length > 0 ? FooterGap + text : text;
        _total += FooterGap.Length + text.Length;
        return true;
    }

    /// <summary>Adds a picture that goes up with the page.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="words">The same in words.</param>
    /// <returns>False when there are too many parts already.</returns>
    public bool TryPicture(string file, string words)
    {
        if (!Open(0))
        {
            return false;
        }

        Last!.Picture = new JsonObject { ["url"] = "attachment://" + file, ["description"] = words };
        return true;
    }

    /// <summary>Adds the mark by which the page is found again, for which room was reserved.</summary>
    public void Mark(string mark)
    {
        _isMarked = true;
        if (!TryFooter(mark) && !TryText(DiscordLayout.Small + mark, "\n"))
        {
            throw new InvalidOperationException("The room for the mark was used up.");
        }
    }

    /// <summary>The embeds as Discord takes them.</summary>
    public JsonArray Embeds() => [.. _embeds.Select(embed => embed.Write())];

    private bool Open(int length)
    {
        // While room is reserved for a mark, so is an embed.
        if (_embeds.Count >= MaxEmbeds - (_isMarked ? 0 : 1) || _total + length > Room)
        {
            return false;
        }

        _embeds.Add(new Embed());
        _total += length;
        return true;
    }

    private sealed class Embed
    {
        public string? Title { get; set; }

        public StringBuilder Description { get; } = new();

        public List<JsonNode> Fields { get; } = [];

        public string Footer { get; set; } = "";

        public JsonObject? Picture { get; set; }

        public JsonObject Write()
        {
            var embed = new JsonObject();
            if (Title is not null)
            {
                embed["title"] = Title;
            }

            if (Description.Length > 0)
            {
                embed["description"] = Description.ToString();
            }

            if (Fields.Count > 0)
            {
                embed["fields"] = new JsonArray([.. Fields]);
            }

            if (Picture is not null)
            {
                embed["image"] = Picture;
            }

            if (Footer.Length > 0)
            {
                embed["footer"] = new JsonObject { ["text"] = Footer };
            }

            return embed;
        }
    }
}
