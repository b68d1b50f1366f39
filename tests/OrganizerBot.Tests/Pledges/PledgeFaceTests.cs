using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Pledges;

public sealed class PledgeFaceTests(TestBot bot) : IClassFixture<TestBot>
{
    [Theory]
    [InlineData("en", "Goal reached: 5 or more. The pledge is now in effect.")]
    [InlineData("fr", "Objectif atteint : 5 ou plus. L'engagement prend effet.")]
    public async Task Taking_effect_is_said_in_these_words(string language, string sentence)
    {
        var code = await bot.HasAnOpenPledge();

        var said = await SaidAsync(code, language, (face, sheet, words) => face.GoalReachedAsync(sheet, words, CancellationToken.None));

        Assert.Equal($"I will decline interviews at Lighthouse Cloud\n{sentence}", said);
    }

    [Theory]
    [InlineData("en", "Pledge|takes effect at 5|State: open|0 pledges of 5|One pledge per account.|I pledge this|Withdraw|Read")]
    [InlineData("fr", "Engagement|prend effet à 5|État: ouvert|0 engagement sur 5|Un engagement par compte.|Je m'engage|Retirer|Lire")]
    public async Task The_card_is_complete_in_both_languages(string language, string parts)
    {
        var code = await bot.HasAnOpenPledge();

        var card = await SaidAsync(code, language, (face, sheet, words) => face.CardAsync(sheet, Guild(words.Language), CancellationToken.None));

        Assert.All(parts.Split('|'), part => Assert.Contains(part, card, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", false, "It binds nobody.")]
    [InlineData("en", true, "It is in effect and stays so.")]
    [InlineData("fr", false, "Il n'engage personne.")]
    [InlineData("fr", true, "Il est en vigueur et le reste.")]
    public async Task Its_close_says_whether_it_took_effect(string language, bool inEffect, string sentence)
    {
        var code = await bot.HasAnOpenPledge();
        if (inEffect)
        {
            await bot.SayThatItsGoalIsReached(code);
        }

        await bot.Moderator().Says($"/pledge close {code} sure:yes");

        Assert.Contains(sentence, await SaidAsync(code, language, (face, sheet, words) => face.ClosedAsync(sheet, words, CancellationToken.None)), StringComparison.Ordinal);
        Assert.DoesNotContain("pledge make", await SaidAsync(code, language, (face, sheet, words) => face.CardAsync(sheet, Guild(words.Language), CancellationToken.None)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_petition_is_not_its_business()
    {
        var code = Code.Parse(await bot.HasAnOpenPetition(), null);

        await bot.RunAsync<OrganizerDb>(async db => await bot.RunAsync<PledgeFace>(async face =>
            Assert.Null(await face.CardAsync((await db.Petitions.SingleAsync(petition => petition.Code == code)).Sheet, Guild(Language.English), CancellationToken.None))));
    }

    private Community Guild(Language language) => Community.Meet(Id<Community>.Random(), new CommunityRef(Platform.Discord, "100"), language, bot.Clock.GetUtcNow());

    private async Task<string> SaidAsync(string pledge, string language, Func<PledgeFace, Sheet, Words, Task<Message?>> say)
    {
        var (code, words, said) = (Code.Parse(pledge, null), Words.In(Language.From(language)), "");
        var sheet = await bot.LookAsync(async db => (await db.Pledges.SingleAsync(found => found.Code == code)).Sheet);
        await bot.RunAsync<PledgeFace>(async face =>
        {
            var message = (await say(face, sheet, words))!;
            said = string.Join('\n', [Flat.Text(message, words), .. message.Buttons.Select(button => button.Label).Where(_ => message.Buttons.Count > 1)]);
        });
        return said;
    }
}
