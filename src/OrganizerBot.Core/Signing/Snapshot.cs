using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>What must be known before a name is put under something, in memory: communities, what their members may sign with its keys, and for whom a word waits. It is never older than a second, and never older than what this process itself has saved.</summary>
/// <remarks>
/// What is held here is looked at, never changed. What may not be wrong for a moment is asked again in the ledger's own statements: whether the sheet is
/// open, its deadline, how many may sign, and whether the delivery came before. See docs/decisions/0019.
/// </remarks>
internal sealed class Snapshot(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Where more words wait than this, each caller is looked up.</summary>
    private const int MostNotices = 1000;

    private readonly Kept<CommunityRef, Known?> _communities = new(clock);
    private readonly Kept<(CommunityRef, Type, Code), Open?> _things = new(clock);
    private readonly Kept<bool, FrozenSet<string>?> _notices = new(clock);

    /// <summary>Whether anything of this is held here, so that it is forgotten when it changes.</summary>
    public static bool Holds(object entity) => entity is Community or Participation or Sheet or WrappedKey or Notice;

    /// <summary>A community that the bot knows, with its keys; null for all others.</summary>
    public Task<Known?> CommunityAsync(CommunityRef community) => _communities.FindAsync(community, ReadCommunityAsync);

    /// <summary>What a command signs, with its keys; null where the caller's community sees nothing of that code, or where its keys are no more.</summary>
    public Task<Open?> ThingAsync(Type command, Code code, Caller caller) =>
        _things.FindAsync((caller.Visitor.Community, command, code), key => ReadThingAsync(key.Item2, key.Item3, caller with { IsModerator = false }));

    /// <summary>Whether a word may wait for the caller.</summary>
    public async Task<bool> MayAwaitAsync(Caller caller) =>
        await _notices.FindAsync(true, _ => ReadNoticesAsync()) is not { } waiting
        || (waiting.Count > 0 && waiting.Contains(Convert.ToHexString(Notice.RecipientTag(caller.Keys, caller.Visitor.MemberId))));

    /// <summary>Lets go of everything: something that it holds was changed.</summary>
    public void Forget()
    {
        _communities.Forget();
        _things.Forget();
        _notices.Forget();
    }

    /// <summary>Lets go of what is too old to be used, keys above all.</summary>
    public void ForgetOld()
    {
        _communities.ForgetOld();
        _things.ForgetOld();
    }

    private async Task<Known?> ReadCommunityAsync(CommunityRef named)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (platform, id) = named;
        var community = await scope.ServiceProvider.GetRequiredService<OrganizerDb>().Communities.AsNoTracking()
            .FirstOrDefaultAsync(community => community.Platform == platform && community.PlatformId == id);
        return community is null ? null : new Known(community, await scope.ServiceProvider.GetRequiredService<KeyRing>().OfCommunityAsync(community.Id, CancellationToken.None));
    }

    private async Task<Open?> ReadThingAsync(Type command, Code code, Caller caller)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganizerDb>().ConfineTo(caller.Community.Id);
        var kind = scope.ServiceProvider.GetServices<ISignables>().Single(kind => kind.Command == command);
        return await kind.FindAsync(code, caller, CancellationToken.None) is { } thing
            && await scope.ServiceProvider.GetRequiredService<KeyRing>().OfAsync(thing.Sheet.Id.Value, CancellationToken.None) is { Part: KeyPart.Whole } keys
                ? new Open(thing, keys)
                : null;
    }

    private async Task<FrozenSet<string>?> ReadNoticesAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var recipients = await scope.ServiceProvider.GetRequiredService<OrganizerDb>().Notices.Select(notice => notice.Recipient).Order().Take(MostNotices + 1).ToListAsync();
        return recipients.Count > MostNotices ? null : recipients.Select(Convert.ToHexString).ToFrozenSet();
    }

    /// <summary>A community with its keys.</summary>
    public sealed record Known(Community Community, CommunityKeys Keys);

    /// <summary>Something to sign with its keys.</summary>
    public sealed record Open(IToSign Thing, SheetKeys Keys)
    {
        private readonly ConcurrentDictionary<Language, Message> _told = new();

        /// <summary>What whoever signed without a name is told: in one language the same for everybody.</summary>
        public Message Told(Language language, Func<Message> say) => _told.GetOrAdd(language, _ => say() with { IsForMany = true });
    }
}
