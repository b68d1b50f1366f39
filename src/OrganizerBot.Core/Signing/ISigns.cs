using OrganizerBot.Commands;

namespace OrganizerBot.Signing;

/// <summary>A command that puts the caller's name under something: a petition is signed, a pledge is made.</summary>
internal interface ISigns : ICommand
{
    /// <summary>The code of what it is put under.</summary>
    Code What { get; }

    /// <summary>With the name or without; null while that was not chosen.</summary>
    SignatureKind? As { get; }
}
