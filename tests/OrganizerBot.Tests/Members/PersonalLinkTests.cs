using System.Security.Cryptography;
using System.Text;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Members;

public sealed class PersonalLinkTests(TestBot bot) : IClassFixture<TestBot>
{
    private static readonly DateOnly Today = new(2027, 3, 1);
    private static readonly Account Ana = new(new CommunityRef(Platform.Slack, "T1"), "U7ANA0000");

    [Fact]
    public void Its_holder_opens_it_and_nobody_else_does()
    {
        var token = LinkToken.New();
        var link = PersonalLink.To(Ana, token, Today);

        Assert.Equal(Ana, link.Open(LinkToken.Read(token.Text)!));
        Assert.Throws<AuthenticationTagMismatchException>(() => link.Open(LinkToken.New()));
        Assert.Equal(SHA256.HashData(Encoding.ASCII.GetBytes(token.Text)), link.Id);
        Assert.Equal(new DateOnly(2027, 8, 28), link.LastDay);
        Assert.DoesNotContain(token.Text, $"{token}", StringComparison.Ordinal);
        Assert.Equal(-1, link.SealedAccount.AsSpan().IndexOf("U7ANA0000"u8));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789ABCDEFGHJKMNPQR")]
    [InlineData("0123456789ABCDEFGHJKMNPQRST")]
    [InlineData("0123456789ABCDEFGHJKMNPQR!")]
    [InlineData("0123456789ABCDEFGHJKMNPQRS0123456789ABCDEFGHJKMNPQRS0")]
    public void What_is_no_token_is_not_read_as_one(string? typed) => Assert.Null(LinkToken.Read(typed));

    [Fact]
    public void A_token_is_long_random_and_read_as_people_copy_it()
    {
        var tokens = Enumerable.Range(0, 100).Select(_ => LinkToken.New()).ToArray();

        Assert.Equal(100, tokens.Select(token => token.Text).Distinct().Count());
        Assert.All(tokens, token => Assert.Equal(26, token.Text.Length));
        Assert.Equal(tokens[0], LinkToken.Read($" {tokens[0].Text.ToLowerInvariant()} "));
    }

    [Fact]
    public async Task Without_a_public_page_none_is_offered_and_none_is_made()
    {
        var code = await bot.HasAnOpenPetition();

        var signed = Assert.IsType<Reply.Say>(await bot.Member("Ana").Says($"/petition sign {code} as:counted")).Message;

        Assert.DoesNotContain(signed.Buttons, button => button.Line.Path == "organizer link");
        Assert.StartsWith("This bot has no public page, so there is no link.", await bot.Member("Ana").Hears("/organizer link"), StringComparison.Ordinal);
        Assert.False(await bot.LookAsync(db => Task.FromResult(db.PersonalLinks.Any())));
    }

    [Fact]
    public void Five_in_an_hour_are_enough_for_one_account()
    {
        var pace = new MemberPace(bot.Clock);

        Assert.Equal([true, true, true, true, true, false], Enumerable.Range(0, 6).Select(_ => pace.Allows(Ana, "link")));
        Assert.True(pace.Allows(Ana with { MemberId = "U8" }, "link"));
        bot.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(pace.Allows(Ana, "link"));
    }
}
