using OrganizerBot.Keys;

namespace OrganizerBot.Commands;

/// <summary>What a member typed into a form, kept sealed for an hour and offered again until the command succeeds.</summary>
public sealed class Draft
{
    private Draft()
    {
    }

    /// <summary>Whose and for which command, keyed.</summary>
    public byte[] Id { get; private set; } = [];

    /// <summary>Whose, keyed, so that all of theirs are found to be erased.</summary>
    public byte[] Author { get; private set; } = [];

    /// <summary>The words, sealed.</summary>
    public byte[] SealedLine { get; private set; } = [];

    /// <summary>When it is forgotten, UTC.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>How a draft is found: by member, command and what the command is about.</summary>
    public static byte[] IdOf(CommunityKeys keys, string member, CommandLine about)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Tag("draft", $"{member}/{about}");
    }

    /// <summary>How a member is named here.</summary>
    public static byte[] AuthorTag(CommunityKeys keys, string member)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Tag("draft/author", member);
    }

    /// <summary>Keeps a line.</summary>
    public static Draft Keep(byte[] id, string member, CommunityKeys keys, CommandLine line, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(line);
        return new Draft { Id = id, Author = AuthorTag(keys, member), SealedLine = keys.Close(line.ToString(), "draft"), ExpiresAt = now.AddHours(1) };
    }

    /// <summary>Keeps a newer line in its place.</summary>
    public void Replace(CommunityKeys keys, CommandLine line, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(line);
        (SealedLine, ExpiresAt) = (keys.Close(line.ToString(), "draft"), now.AddHours(1));
    }

    /// <summary>The line.</summary>
    public CommandLine Line(CommunityKeys keys, CommandCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return CommandText.Read(keys.Open(SealedLine, "draft"), catalog).Line;
    }
}
