using Microsoft.EntityFrameworkCore;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Members;

/// <summary>What members leave behind, and what is then stored.</summary>
internal static class MemberScenes
{
    public const string Done = "Done. Nothing that is kept here leads to you any more.";

    /// <summary>Everything about the member is erased.</summary>
    public static async Task IsForgotten(this Person person) =>
        Assert.StartsWith(Done, await person.Hears("/organizer forget sure:yes"), StringComparison.Ordinal);

    /// <summary>The signatures of a sheet.</summary>
    public static Task<List<Signature>> SignaturesOn(this TestBot bot, Sheet sheet) =>
        bot.LookAsync(db => db.Signatures.AsNoTracking().Where(signature => signature.SheetId == sheet.Id).ToListAsync());

    /// <summary>Fills in the form of a refusal and leaves something wrong in it, so that it is kept for an hour.</summary>
    public static async Task LeavesADraft(this Person person, string company, string reason)
    {
        var form = Assert.IsType<Reply.Ask>(await person.Says("/refusal log")).Form;
        Assert.IsType<Reply.Mend>(await person.Sends(form, ("company", company), ("stage", "offer"), ("month", "tomorrow"), ("reason", reason)));
    }

    /// <summary>A moderator rejects what the member logged, so that words wait for them.</summary>
    public static async Task HasANotice(this Guild guild, Person person)
    {
        var code = await person.Logs("""company:"Gloomworks" stage:offer reason:"They spy." """);
        await guild.Moderator.Says($"/review reject {code} reason:\"Please leave names out.\"");
        await guild.Bot.CarriesOut();
    }
}
