using Microsoft.EntityFrameworkCore;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Commands;

public sealed class DraftsTests(TestBot bot) : IClassFixture<TestBot>
{
    [Fact]
    public async Task Whoever_signs_by_a_form_leaves_no_draft_behind()
    {
        var code = await bot.HasAnOpenPetition();
        var ana = bot.Member("Ana");

        var form = Assert.IsType<Reply.Ask>(await ana.Says("/petition sign as:counted")).Form;
        Assert.Equal(0, await bot.LookAsync(db => db.Drafts.CountAsync()));

        Assert.StartsWith("Signed. ", ana.Words(await ana.Sends(form, ("petition", code))), StringComparison.Ordinal);
        Assert.Equal(0, await bot.LookAsync(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task Words_are_kept_until_their_command_succeeds()
    {
        var ben = bot.Member("Ben");
        var form = Assert.IsType<Reply.Ask>(await ben.Says("/refusal log stage:offer reason:\"They would not say what it is for\"")).Form;
        Assert.Equal(1, await bot.LookAsync(db => db.Drafts.CountAsync()));

        await ben.Sends(form, ("company", "Harbour Robotics"));
        Assert.Equal(0, await bot.LookAsync(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task Words_that_cannot_be_tidied_up_do_not_undo_their_command()
    {
        var cleo = bot.Member("Cleo");
        var form = Assert.IsType<Reply.Ask>(await cleo.Says("/refusal log stage:offer reason:\"They would not say what it is for\"")).Form;
        Meddling.Break(bot, "DELETE", "Drafts");

        var heard = cleo.Words(await cleo.Sends(form, ("company", "Harbour Robotics")));

        Meddling.Allow(bot, "Drafts");
        Assert.StartsWith("Saved", heard, StringComparison.Ordinal);
        Assert.Equal(1, Meddling.Run(bot, "DELETE FROM \"Drafts\""));
        Assert.Contains("already", await cleo.Hears("/refusal log company:\"Harbour Robotics\" stage:offer"), StringComparison.Ordinal);
    }
}
