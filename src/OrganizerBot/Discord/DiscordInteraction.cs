using System.Text.Json;

namespace OrganizerBot.Discord;

/// <summary>What Discord sends when somebody types, presses or fills in something (Interaction object, API v10). Only what we read; everything may be missing.</summary>
internal sealed record DiscordInteraction
{
    /// <summary>The interaction's id, a snowflake.</summary>
    public string? Id { get; init; }

    /// <summary>The application it is meant for.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>1 ping, 2 command, 3 component, 4 autocomplete, 5 modal.</summary>
    public int Type { get; init; }

    /// <summary>The secret by which it is answered, good for 15 minutes.</summary>
    public string? Token { get; init; }

    /// <summary>What was done.</summary>
    public DiscordInteractionData? Data { get; init; }

    /// <summary>The guild, or null in a direct message.</summary>
    public string? GuildId { get; init; }

    /// <summary>The channel.</summary>
    public string? ChannelId { get; init; }

    /// <summary>The channel again, in part.</summary>
    public DiscordPartial? Channel { get; init; }

    /// <summary>Who, in a guild.</summary>
    public DiscordMember? Member { get; init; }

    /// <summary>Who, in a direct message.</summary>
    public DiscordUser? User { get; init; }

    /// <summary>The message on which the component sits.</summary>
    public DiscordPartial? Message { get; init; }

    /// <summary>The language of the person's client.</summary>
    public string? Locale { get; init; }

    /// <summary>The guild's language.</summary>
    public string? GuildLocale { get; init; }

    /// <summary>Which installation authorised this: "0" the guild's, "1" a user's own.</summary>
    public IReadOnlyDictionary<string, JsonElement>? AuthorizingIntegrationOwners { get; init; }
}

/// <summary>What was done: the fields of all kinds of interactions together.</summary>
internal sealed record DiscordInteractionData
{
    /// <summary>The command's name.</summary>
    public string? Name { get; init; }

    /// <summary>The command's options, nested for subcommands.</summary>
    public IReadOnlyList<DiscordOption>? Options { get; init; }

    /// <summary>What we wrote into the button or the modal.</summary>
    public string? CustomId { get; init; }

    /// <summary>The modal's inputs.</summary>
    public IReadOnlyList<DiscordInput>? Components { get; init; }
}

/// <summary>One option of a command: a subcommand (type 1), a group of them (2), or a value.</summary>
internal sealed record DiscordOption
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The kind.</summary>
    public int Type { get; init; }

    /// <summary>A string, a number or a truth value.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The options of a subcommand.</summary>
    public IReadOnlyList<DiscordOption>? Options { get; init; }

    /// <summary>Whether the person is typing here.</summary>
    public bool? Focused { get; init; }
}

/// <summary>One input of a modal, or what holds some: a label (18) holds one, a row (1) several.</summary>
internal sealed record DiscordInput
{
    /// <summary>The name we gave it.</summary>
    public string? CustomId { get; init; }

    /// <summary>What was typed.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>What was chosen.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>What a label holds.</summary>
    public DiscordInput? Component { get; init; }

    /// <summary>What a row holds.</summary>
    public IReadOnlyList<DiscordInput>? Components { get; init; }
}

/// <summary>A member of a guild.</summary>
internal sealed record DiscordMember
{
    /// <summary>The account.</summary>
    public DiscordUser? User { get; init; }

    /// <summary>The name in this guild.</summary>
    public string? Nick { get; init; }

    /// <summary>What the member may do in this channel, a decimal set of bits.</summary>
    public string? Permissions { get; init; }

    /// <summary>Whether the guild's entry questions are still unanswered.</summary>
    public bool? Pending { get; init; }

    /// <summary>A set of bits about the membership; 16 is a guest, let into one voice channel.</summary>
    public long? Flags { get; init; }
}

/// <summary>An account.</summary>
internal sealed record DiscordUser
{
    /// <summary>The account's id.</summary>
    public string? Id { get; init; }

    /// <summary>The unique name.</summary>
    public string? Username { get; init; }

    /// <summary>The name the account shows.</summary>
    public string? GlobalName { get; init; }

    /// <summary>Whether a program owns it.</summary>
    public bool? Bot { get; init; }
}

/// <summary>The id and flags of a channel or a message.</summary>
internal sealed record DiscordPartial
{
    /// <summary>The id.</summary>
    public string? Id { get; init; }

    /// <summary>A message's flags; 64 is "only you can see this". A channel has others, of no interest here.</summary>
    public long? Flags { get; init; }
}
