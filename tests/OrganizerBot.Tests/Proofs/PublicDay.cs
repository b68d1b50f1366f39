namespace OrganizerBot.Proofs;

/// <summary>The numbers that stand in public at the end of a day: whatever the bot shows of a petition or pledge is made of these.</summary>
/// <param name="Named">Signatures with a name.</param>
/// <param name="Published">Published signatures without a name, less published withdrawals.</param>
/// <param name="GoalSaid">Whether it was said that the goal is reached.</param>
/// <param name="Closed">Whether the close was said.</param>
/// <param name="Signatures">The signatures in the tally.</param>
/// <param name="Withdrawals">The withdrawals in the tally.</param>
internal readonly record struct PublicDay(int Named, int Published, bool GoalSaid, bool Closed, int Signatures, int Withdrawals);
