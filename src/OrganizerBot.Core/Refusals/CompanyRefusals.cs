using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>What everybody may read about the refusals of one company.</summary>
/// <param name="Company">The company.</param>
/// <param name="Counts">Those without a name, in numbers.</param>
/// <param name="Named">Those whose authors asked to be named.</param>
/// <param name="MoreNamed">How many more there are of them.</param>
/// <param name="Quotes">Approved words of authors without a name; none while their number is under the floor.</param>
internal sealed record CompanyRefusals(
    UserText Company, RefusalCounts Counts, IReadOnlyList<(Refusal Refusal, Testimony Testimony)> Named, int MoreNamed, IReadOnlyList<Testimony> Quotes);
