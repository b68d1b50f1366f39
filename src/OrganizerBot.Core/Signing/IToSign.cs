using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>A petition or a pledge that may be signed, as it was read for many.</summary>
internal interface IToSign
{
    /// <summary>Where the names go.</summary>
    Sheet Sheet { get; }

    /// <summary>How a caller sees it.</summary>
    Signable For(Caller caller);

    /// <summary>Why it takes no signature at a moment.</summary>
    Message WrongState(Caller caller, DateTimeOffset now);
}
