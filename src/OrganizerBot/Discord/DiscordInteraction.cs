using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrganizerBot.Discord;

/// <summary>What Discord sends when somebody types, presses or fills in something (Interaction object, API v10). Only what we read; everything may be missing.</summary>
/// <remarks>Its members can be set, here and below: what can only be initialized is read by the detour of a constructor with all of them, which takes twice as long.</remarks>
internal sealed record DiscordInteraction
{
    /// <summary>The interaction's id, a snowflake.</summary>
    public string? Id { get; set; }

    /// <summary>The application it is meant for.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>1 ping, 2 command, 3 component, 4 autocomplete, 5 modal.</summary>
    public int Type { get; set; }

    /// <summary>The secret by which it is answered, good for 15 minutes.</summary>
    public string? Token { get; set; }

    /// <summary>What was done.</summary>
    public DiscordInteractionData? Data { get; set; }

    /// <summary>The guild, or null in a direct message.</summary>
    public string? GuildId { get; set; }

    /// <summary>The channel.</summary>
    public string? ChannelId { get; set; }

    /// <summary>The channel again, in part.</summary>
    public DiscordPartial? Channel { get; set; }

    /// <summary>Who, in a guild.</summary>
    public DiscordMember? Member { get; set; }

    /// <summary>Who, in a direct message.</summary>
    public DiscordUser? User { get; set; }

    /// <summary>The message on which the component sits.</summary>
    public DiscordPartial? Message { get; set; }

    /// <summary>The language of the person's client.</summary>
    public string? Locale { get; set; }

    /// <summary>The guild's language.</summary>
    public string? GuildLocale { get; set; }

    /// <summary>Which installations authorised this.</summary>
    public DiscordOwners? AuthorizingIntegrationOwners { get; set; }
}

/// <summary>Whose installations authorised an interaction, by their kind.</summary>
internal sealed record DiscordOwners
{
    /// <summary>The guild's own ("0"): its id, or 0 in a message to the bot alone.</summary>
    [JsonPropertyName("0")]
    [JsonConverter(typeof(DiscordJson.TextOrNothing))]
    public string? Guild { get; set; }
}

/// <summary>What was done: the fields of all kinds of interactions together.</summary>
internal sealed record DiscordInteractionData
{
    /// <summary>The command's name.</summary>
    public string? Name { get; set; }

    /// <summary>The command's kind: 1 is typed, 3 stands in the menu of a message.</summary>
    public int Type { get; set; }

    /// <summary>The message in whose menu the command was taken.</summary>
    public string? TargetId { get; set; }

    /// <summary>What ids stand for.</summary>
    public DiscordResolved? Resolved { get; set; }

    /// <summary>The command's options, nested for subcommands.</summary>
    public IReadOnlyList<DiscordOption>? Options { get; set; }

    /// <summary>What we wrote into the button or the modal.</summary>
    public string? CustomId { get; set; }

    /// <summary>The modal's inputs.</summary>
    public IReadOnlyList<DiscordInput>? Components { get; set; }
}

/// <summary>What the ids in a command stand for.</summary>
internal sealed record DiscordResolved
{
    /// <summary>Messages by id.</summary>
    public IReadOnlyDictionary<string, DiscordPointed>? Messages { get; set; }
}

/// <summary>A message that somebody pointed at, as far as addresses stand in it.</summary>
internal sealed record DiscordPointed
{
    /// <summary>What its author wrote.</summary>
    public string? Content { get; set; }

    /// <summary>What is shown of the pages that it links to.</summary>
    public IReadOnlyList<DiscordEmbed?>? Embeds { get; set; }

    /// <summary>The message that it passes on.</summary>
    public IReadOnlyList<DiscordSnapshot?>? MessageSnapshots { get; set; }
}

/// <summary>What is shown of a page.</summary>
internal sealed record DiscordEmbed
{
    /// <summary>Its address.</summary>
    public string? Url { get; set; }
}

/// <summary>A message as it was when it was passed on.</summary>
internal sealed record DiscordSnapshot
{
    /// <summary>The message.</summary>
    public DiscordPointed? Message { get; set; }
}

/// <summary>One option of a command: a subcommand (type 1), a group of them (2), or a value.</summary>
internal sealed record DiscordOption
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The kind.</summary>
    public int Type { get; set; }

    /// <summary>A string, a number or a truth value.</summary>
    public JsonElement? Value { get; set; }

    /// <summary>The options of a subcommand.</summary>
    public IReadOnlyList<DiscordOption>? Options { get; set; }

    /// <summary>Whether the person is typing here.</summary>
    public bool? Focused { get; set; }
}

/// <summary>One input of a modal, or what holds some: a label (18) holds one, a row (1) several.</summary>
internal sealed record DiscordInput
{
    /// <summary>The name we gave it.</summary>
    public string? CustomId { get; set; }

    /// <summary>What was typed.</summary>
    public JsonElement? Value { get; set; }

    /// <summary>What was chosen.</summary>
    public IReadOnlyList<string>? Values { get; set; }

    /// <summary>What a label holds.</summary>
    public DiscordInput? Component { get; set; }

    /// <summary>What a row holds.</summary>
    public IReadOnlyList<DiscordInput>? Components { get; set; }
}

/// <summary>A member of a guild.</summary>
internal sealed record DiscordMember
{
    /// <summary>The account.</summary>
    public DiscordUser? User { get; set; }

    /// <summary>The name in this guild.</summary>
    public string? Nick { get; set; }

    /// <summary>What the member may do in this channel, a decimal set of bits.</summary>
    public string? Permissions { get; set; }

    /// <summary>The ids of the member's roles; the one that everybody has is not among them.</summary>
    public IReadOnlyList<string?>? Roles { get; set; }

    /// <summary>Whether the guild's entry questions are still unanswered.</summary>
    public bool? Pending { get; set; }

    /// <summary>A set of bits about the membership; 16 is a guest, let into one voice channel.</summary>
    public long? Flags { get; set; }
}

/// <summary>An account.</summary>
internal sealed record DiscordUser
{
    /// <summary>The account's id.</summary>
    public string? Id { get; set; }

    /// <summary>The unique name.</summary>
    public string? Username { get; set; }

    /// <summary>The name the account shows.</summary>
    public string? GlobalName { get; set; }

    /// <summary>Whether a program owns it.</summary>
    public bool? Bot { get; set; }
}

/// <summary>The id and flags of a channel or a message.</summary>
internal sealed record DiscordPartial
{
    /// <summary>The id.</summary>
    public string? Id { get; set; }

    /// <summary>A message's flags; 64 is "only you can see this". A channel has others, of no interest here.</summary>
    public long? Flags { get; set; }
}
