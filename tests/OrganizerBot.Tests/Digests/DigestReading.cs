using Microsoft.EntityFrameworkCore;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;

namespace OrganizerBot.Digests;

/// <summary>What a community's first digest would say, where no platform is connected to which it could go.</summary>
internal static class DigestReading
{
    /// <summary>All of its sections in a language, as plain words.</summary>
    public static async Task<string> ReadsADigest(this Guild guild, Language language)
    {
        var (words, community) = (Words.In(language), await guild.Bot.LookAsync(async db => (await db.Communities.SingleAsync(row => row.PlatformId == guild.Ref.Id)).Id));
        List<Node> nodes = [];
        await guild.Bot.RunAsync<IEnumerable<IDigestSection>>(async sections =>
        {
            foreach (var section in sections.OrderBy(section => section.Order))
            {
                nodes.AddRange((await section.ComposeAsync(new DigestScope(community, words, new HashSet<string>(), guild.Bot.Clock.GetUtcNow()), TestContext.Current.CancellationToken)).Nodes);
            }
        });
        return Flat.Text(new Message(nodes), words);
    }
}
