using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Stories;

/// <summary>The town in which the stories of one platform and one language are played: its moderators are appointed, and what it posts is in that language.</summary>
/// <remarks>The platforms call the bot here: a clock that jumps breaks the connections that a bot opens.</remarks>
public sealed class StoryTown : IAsyncLifetime
{
    private bool _isReady;

    internal LiveTown Town { get; } = new() { Receive = TownReceive.Http };

    internal StoryScreens Screens { get; } = new();

    public ValueTask InitializeAsync() => Town.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await Screens.DisposeAsync();
        await Town.DisposeAsync();
    }

    /// <summary>Makes the town ready, once.</summary>
    internal async Task PrepareAsync(string platform, string language)
    {
        if (_isReady)
        {
            return;
        }

        foreach (var part in (string[])["Moderator", "Second"])
        {
            var person = Person(platform, StoryCast.Name(part, platform, language));
            await Town.Says(platform, "Ana Ferreira", $"/organizer moderators add {(platform == "slack" ? "@" : "")}{person.Handle}", "moderators");
        }

        await Town.Says(platform, "Ana Ferreira", $"/organizer settings language:{language.ToLowerInvariant()}", "moderators");
        _isReady = true;
    }

    /// <summary>Somebody of the town, by the display name.</summary>
    internal TownPerson Person(string platform, string name) => Town.Town.Platform(platform).Communities[0].People.First(person => person.Name == name);
}
