using System.Security.Cryptography;
using System.Text;
using OrganizerBot.Languages;
using OrganizerBot.Refusals;

namespace OrganizerBot.PublicPages;

/// <summary>A refusal on a public page: its author chose to be named there, and a moderator approved it.</summary>
/// <param name="Mark">What it is called in feeds: it tells nothing, and is not the code by which its author takes it back.</param>
/// <param name="Name">The author's name.</param>
/// <param name="Stage">How far the company had come.</param>
/// <param name="Month">The month in which it happened.</param>
/// <param name="Reason">As much of the reason as the chat shows, if one was said.</param>
/// <param name="Role">For which work, if it was said; it stands behind the reason.</param>
/// <param name="Link">An address about it, if one was given.</param>
/// <param name="Since">The day of the weekly hour since which it is public: no page tells more exactly when something came.</param>
public sealed record PublicRefusal(string Mark, string Name, RefusalStage Stage, Month Month, string? Reason, string? Role, string? Link, DateOnly Since)
{
    private const int MarkBytes = 8;

    /// <summary>How far the company had come, in words.</summary>
    public string StageIn(Words words) => RefusalMessages.Stage(words, Stage);

    /// <summary>One as the page shows it; null where its author's own sealed words do not say that they chose the page.</summary>
    internal static PublicRefusal? Of(Refusal refusal, Testimony? testimony) =>
        refusal is { IsPublic: true, ToldSince: { } since } && testimony is { IsPublic: true, Name: { } name }
            ? new PublicRefusal(MarkOf(refusal), name, refusal.Stage, refusal.Month, testimony.ShownReason(), testimony.Reason is null ? null : testimony.Role, testimony.Link, since)
            : null;

    private static string MarkOf(Refusal refusal) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"organizerbot/page/{refusal.Id}")).AsSpan(0, MarkBytes));
}
