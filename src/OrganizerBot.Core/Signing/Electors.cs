namespace OrganizerBot.Signing;

/// <summary>Who could sign in a campaign.</summary>
/// <param name="Eligible">How many accounts; null when neither platforms nor moderators say.</param>
/// <param name="LeftOut">How many of the communities that take part do not count, because an employer controls them.</param>
internal readonly record struct Electors(int? Eligible, int LeftOut)
{
    /// <summary>Whether an employer controls every community that takes part.</summary>
    public bool AreNobody => Eligible == 0 && LeftOut > 0;
}
