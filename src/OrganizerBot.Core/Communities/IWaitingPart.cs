using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>A kind of thing that members hand in and moderators decide about.</summary>
public interface IWaitingPart
{
    /// <summary>Its place among the others.</summary>
    int Order { get; }

    /// <summary>How many of a community wait.</summary>
    Task<int> CountAsync(Id<Community> community, CancellationToken cancellationToken);

    /// <summary>So many of them, such as "2 refusals".</summary>
    Prose Name(Words words, int count);

    /// <summary>The button that shows them.</summary>
    Button Button(Words words);
}
