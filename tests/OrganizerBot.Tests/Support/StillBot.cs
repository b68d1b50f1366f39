using OrganizerBot.Keys;

namespace OrganizerBot.Support;

/// <summary>The whole bot, but for its clockwork: what is looked at each minute, a test looks at by hand and meets nobody.</summary>
public sealed class StillBot : TestBot
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await this.StandsStill();
    }
}
