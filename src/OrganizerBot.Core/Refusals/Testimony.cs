using System.Text.Json;
using OrganizerBot.Keys;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>What the author of a refusal wrote beyond the choices. Stored sealed only.</summary>
/// <param name="Reason">Why it was declined, if said.</param>
/// <param name="Role">For which work, if said.</param>
/// <param name="Link">A public address about it, if given.</param>
/// <param name="Name">The author's name as it will be printed, if they asked for credit.</param>
/// <param name="Language">The author's language, in which they are told of a rejection.</param>
/// <param name="By">The account behind the name, so that its owner can take it back after pseudonyms have become noise; null without a name.</param>
/// <param name="IsPublic">Whether the author chose the public page too. Whoever chose before there was such a page did not.</param>
public sealed record Testimony(string? Reason, string? Role, string? Link, string? Name, string Language, string? By = null, bool IsPublic = false)
{
    private const int QuoteLength = 300;

    /// <summary>Whether it says nothing: the refusal is made of choices only.</summary>
    public bool IsSilent => Reason is null && Role is null && Link is null && Name is null;

    /// <summary>The platform's id of the member behind the name; null without a name.</summary>
    public string? Member => By?[(By.LastIndexOf('/') + 1)..];

    /// <summary>As much of the reason as is shown, if one was said.</summary>
    public string? ShownReason() => Reason is null ? null : new UserText(Reason).Shortened(QuoteLength).Value;

    /// <summary>An account as it stands in <see cref="By"/>.</summary>
    public static string Author(Account account) => $"{account.Community}/{account.MemberId}";

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static Testimony FromJson(string json) => JsonSerializer.Deserialize<Testimony>(json) ?? throw new JsonException("An empty testimony.");

    /// <summary>Whether another says the same, in whichever language it was sent.</summary>
    public bool SaysTheSameAs(Testimony other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this == other with { Language = Language };
    }

    /// <summary>The form that is sealed.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);
}
