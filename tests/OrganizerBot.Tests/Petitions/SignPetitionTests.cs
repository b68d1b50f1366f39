using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Petitions;

public sealed class SignPetitionTests(TestBot bot) : IClassFixture<TestBot>
{
    [Fact]
    public async Task Signing_twice_keeps_one_signature()
    {
        var code = await bot.HasAnOpenPetition();
        var ana = bot.Member("Ana");

        Assert.StartsWith("Signed as \"Ana\"", await ana.Hears($"/petition sign {code} as:named"), StringComparison.Ordinal);
        Assert.StartsWith("You've already signed; nothing changed.", await ana.Hears($"/petition sign {code} as:named"), StringComparison.Ordinal);

        Assert.Contains("1 signature of 14", await ana.Hears($"/petition show {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_delivery_has_no_second_effect_even_after_a_withdrawal()
    {
        var code = await bot.HasAnOpenPetition();
        var ana = bot.Member("Ana");

        await ana.Delivers($"petition sign {code} as:named", "once");
        await ana.Says($"/petition withdraw {code}");
        var repeated = ana.Words(await ana.Delivers($"petition sign {code} as:named", "once"));

        Assert.Equal("This was done already; nothing changed.", repeated);
        Assert.Contains("0 signatures", await ana.Hears($"/petition show {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_without_a_name_does_not_move_the_count()
    {
        var code = await bot.HasAnOpenPetition();

        await bot.Member("Ana").Says($"/petition sign {code} as:counted");

        Assert.Contains("0 signatures", await bot.Member("Ben").Hears($"/petition show {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_asks_how_before_it_signs()
    {
        var code = await bot.HasAnOpenPetition();

        var reply = Assert.IsType<Reply.Say>(await bot.Member("Ana").Says($"/petition sign {code}"));

        Assert.Equal(["Without my name", "With my name"], reply.Message.Buttons.Select(button => button.Label));
        Assert.Contains("\"Ana\" will appear here and in the letter to", bot.Member("Ana").Words(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_holds_no_signer_in_clear()
    {
        var code = await bot.HasAnOpenPetition();
        await bot.Member("Zenobia-Quill").Says($"/petition sign {code} as:named");

        Assert.False(bot.HasOnDisk("Zenobia-Quill"u8));
        Assert.True(bot.HasOnDisk("No face recognition at work"u8));
    }
}
