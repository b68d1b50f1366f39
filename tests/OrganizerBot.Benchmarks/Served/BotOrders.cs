using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Benchmarks.Load;
using OrganizerBot.Commands;
using OrganizerBot.Digests;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Benchmarks.Served;

/// <summary>What a load run has the bot do beside what it sends: what moderators would have done before, and what only the inside can tell.</summary>
internal sealed partial class BotOrders(IServiceProvider services, MovableClock clock)
{
    private const int Eligible = 1_000_000;

    /// <summary>So many more came with other communities: nobody is held back for coming in a crowd.</summary>
    private const int Joined = 9_000_000;

    private int _deliveries;

    /// <summary>Does it.</summary>
    public Task<string> DoAsync(string order) => order.Split(' ') switch
    {
        ["open", "discord"] => OpenAsync(new CommunityRef(Platform.Discord, Identity.Guild), Identity.Guild),
        ["open", "slack"] => OpenAsync(new CommunityRef(Platform.Slack, Identity.Workspace), Identity.SlackChannel),
        ["count", var code] => CountAsync(code),
        ["seed", var code, var count] => SeedAsync(code, int.Parse(count, CultureInfo.InvariantCulture)),
        ["prepare", var count] => PrepareAsync(int.Parse(count, CultureInfo.InvariantCulture)),
        ["compose"] => ComposeAsync(),
        ["publish"] => PublishAsync(),
        ["digest"] => DigestAsync(),
        _ => throw new ArgumentException($"{order}?"),
    };

    /// <summary>Opens a petition, and says its code.</summary>
    private async Task<string> OpenAsync(CommunityRef community, string channel)
    {
        await SayAsync(community, channel, "organizer settings owner:members sure:yes");
        var drafted = await SayAsync(
            community, channel, """petition start target:"Lighthouse Cloud" addressee:"the chief executive" title:"No face recognition at work" text:"We, who work here, ask you to stop all trials of face recognition in our offices." deadline:30d""");
        var code = Drafted().Match(drafted).Groups[1].Value;
        await SayAsync(community, channel, $"petition open {code} eligible:{Eligible}");
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        var sheet = await SheetOfAsync(db, code);
        (await db.Sheets.SingleAsync(found => found.Id == sheet)).Welcome(Joined);
        await scope.ServiceProvider.GetRequiredService<IWriter>().SaveAsync(db, CancellationToken.None);
        return code;
    }

    private Task<string> CountAsync(string code) => LookAsync(async db =>
    {
        var sheet = await SheetOfAsync(db, code);
        return (await db.Signatures.CountAsync(signature => signature.SheetId == sheet && signature.State != SignatureState.Held)).ToString(CultureInfo.InvariantCulture);
    });

    /// <summary>Lets so many have signed, every other one by name, as the ledger records it.</summary>
    private async Task<string> SeedAsync(string code, int count)
    {
        var began = Stopwatch.GetTimestamp();
        var sheet = await LookAsync(db => SheetOfAsync(db, code));
        var ledger = services.GetRequiredService<ISigningLedger>();
        await using var scope = services.CreateAsyncScope();
        var keys = await scope.ServiceProvider.GetRequiredService<KeyRing>().OfAsync(sheet.Value, CancellationToken.None);
        foreach (var chunk in Enumerable.Range(0, count).Chunk(2000))
        {
            await Task.WhenAll(chunk.Select(index => ledger.RecordAsync(Act(sheet, index, clock.GetUtcNow(), keys), CancellationToken.None)));
        }

        return FormattableString.Invariant($"{Stopwatch.GetElapsedTime(began).TotalSeconds:0}");
    }

    /// <summary>The sheet of a petition.</summary>
    public static async Task<Id<Sheet>> SheetAsync(IServiceProvider services, string code)
    {
        await using var scope = services.CreateAsyncScope();
        return await SheetOfAsync(scope.ServiceProvider.GetRequiredService<OrganizerDb>(), code);
    }

    /// <summary>Somebody signs: those with an even number by name, where there are keys to seal it with.</summary>
    public static SigningAct.Sign Act(Id<Sheet> sheet, int number, DateTimeOffset now, SheetKeys? keys = null)
    {
        var pseudonym = Secret.Key();
        var name = keys is not null && number % 2 == 0 ? new SignerName(Identity.Guild, $"{number}", $"Member {number}").Close(keys, pseudonym) : null;
        return new(sheet, Secret.Key(), pseudonym, now, name, Secret.Key(), Secret.Key());
    }

    /// <summary>Lets so many communities each have an open petition and a digest that comes every evening.</summary>
    private async Task<string> PrepareAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            var guild = (3_000_000_000_000_000_000 + number).ToString(CultureInfo.InvariantCulture);
            await OpenAsync(new CommunityRef(Platform.Discord, guild), guild);
            await SayAsync(new CommunityRef(Platform.Discord, guild), guild, "digest add schedule:\"daily 18:30\"");
        }

        return await LookAsync(async db => (await db.Digests.CountAsync()).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Publishes the page of the guild's campaign, and says its code.</summary>
    private async Task<string> PublishAsync()
    {
        var guild = new CommunityRef(Platform.Discord, Identity.Guild);
        var code = Listed().Match(await SayAsync(guild, Identity.Guild, "campaign list")).Groups[1].Value;
        await SayAsync(guild, Identity.Guild, $"campaign page {code} page:publish sure:yes");
        return code;
    }

    /// <summary>Lets a digest tell of what is open in the guild.</summary>
    private async Task<string> DigestAsync()
    {
        await SayAsync(new CommunityRef(Platform.Discord, Identity.Guild), Identity.Guild, "digest add schedule:\"daily 18:30\"");
        return await ComposeAsync();
    }

    /// <summary>Puts the clock to the moment at which all are due, and writes them.</summary>
    /// <returns>How many were written, and the seconds it took.</returns>
    private async Task<string> ComposeAsync()
    {
        var due = await LookAsync(db => db.Digests.MaxAsync(digest => digest.NextAt));
        clock.Advance(due!.Value - clock.GetUtcNow());
        var began = Stopwatch.GetTimestamp();
        await services.GetRequiredService<DigestRunner>().RunDueAsync(CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var written = await LookAsync(db => db.DigestIssues.CountAsync());
        return FormattableString.Invariant($"{written} {seconds:0.0}");
    }

    private async Task<string> SayAsync(CommunityRef community, string channel, string line)
    {
        var visitor = new Visitor
        {
            Community = community,
            MemberId = "moderator",
            Name = new UserText("Mo"),
            Channel = new ChannelRef(community.Platform, channel),
            Language = Language.English,
            ManagesCommunity = true,
            DeliveryId = $"prepared-{community.Id}-{Interlocked.Increment(ref _deliveries)}-{Secret.Id()}",
        };
        return await services.GetRequiredService<CommandDispatcher>().DispatchAsync(line, visitor, CancellationToken.None) is Reply.Say said
            ? Flat.Text(said.Message, Words.In(Language.English))
            : throw new InvalidOperationException($"The bot did not take '{line}'.");
    }

    private async Task<T> LookAsync<T>(Func<OrganizerDb, Task<T>> look)
    {
        await using var scope = services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<OrganizerDb>());
    }

    private static Task<Id<Sheet>> SheetOfAsync(OrganizerDb db, string code)
    {
        var typed = Code.Parse(code, null);
        return db.Petitions.Where(petition => petition.Code == typed).Select(petition => petition.SheetId).SingleAsync();
    }

    [GeneratedRegex("• ([0-9A-Z]{5}) ")]
    private static partial Regex Listed();

    [GeneratedRegex("drafted as ([0-9A-Z]{5})")]
    private static partial Regex Drafted();
}
