using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Discord;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Petitions;
using OrganizerBot.Pledges;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Communities;

public sealed class OwnershipTests : IAsyncLifetime
{
    private const string Off = "Your employer controls this workspace, so signing is off here. You can in a Discord server or a Slack workspace that your employer does not control";

    private readonly TestBot _bot = new();

    private Person Ana => _bot.SlackMember("Ana");

    private string Code => _bot.Services.GetRequiredService<ClaimCodes>().For(new CommunityRef(Platform.Slack, "T1")).ToString();

    [Fact]
    public async Task Whoever_claims_without_saying_who_controls_it_is_asked_and_the_code_that_was_typed_stays()
    {
        var form = Assert.IsType<Reply.Ask>(await Ana.Says($"/organizer claim {Code}")).Form;

        var field = Assert.Single(form.Fields);
        Assert.Equal(("owner", FieldKind.Choice, true), (field.Name, field.Kind, field.Required));
        Assert.Equal(["members", "employer"], field.Choices.Select(choice => choice.Value));
        Assert.StartsWith("You are this workspace's first moderator.", Ana.Words(await Ana.Sends(form, ("owner", "members"))), StringComparison.Ordinal);
        Assert.Contains("Controlled by: its members", await Ana.Hears("/organizer status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_claims_an_employers_workspace_learns_what_that_means()
    {
        var claimed = await Ana.Hears($"/organizer claim {Code} employer");

        Assert.Contains("Nobody can sign, pledge or log a refusal here", claimed, StringComparison.Ordinal);
        Assert.Contains("Controlled by: an employer, so signing is off here", await Ana.Hears("/organizer status"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("petition sign {petition}")]
    [InlineData("petition sign {petition} as:named")]
    [InlineData("petition sign {petition} as:counted")]
    [InlineData("petition sign")]
    [InlineData("pledge make {pledge}")]
    [InlineData("pledge make {pledge} as:counted")]
    [InlineData("refusal log")]
    [InlineData("refusal log \"Lighthouse Cloud\" offer reason:\"I said no.\"")]
    public async Task In_an_employers_workspace_nothing_is_signed_pledged_or_logged_and_nobody_fills_in_a_form_for_nothing(string line)
    {
        var (petition, pledge) = await BothTakePartAsync("employer");
        line = line.Replace("{petition}", petition, StringComparison.Ordinal).Replace("{pledge}", pledge, StringComparison.Ordinal);

        Assert.StartsWith(Off, await Ana.Hears(line), StringComparison.Ordinal);
        Assert.StartsWith("Votre employeur contrôle cet espace : on ne peut pas y signer.", await (Ana with { Language = Language.French }).Hears(line), StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), await _bot.LookAsync(async db => (await db.Signatures.CountAsync(), await db.Refusals.CountAsync(), await db.Drafts.CountAsync())));
    }

    [Fact]
    public async Task Reading_and_taking_back_stay_on()
    {
        var (petition, pledge) = await BothTakePartAsync("members");
        await Ana.Says($"/petition sign {petition} as:named");
        await Ana.Says($"/pledge make {pledge} as:named");
        var refusal = CodeIn(await Ana.Hears("/refusal log \"Lighthouse Cloud\" offer"));
        await Moderator.Says("/organizer settings owner:employer");

        Assert.Contains("1 signature of 14", await Ana.Hears($"/petition show {petition}"), StringComparison.Ordinal);
        Assert.Contains(pledge, await Ana.Hears("/pledge list"), StringComparison.Ordinal);
        Assert.Contains($"Petition {petition}", await Ana.Hears("/organizer mine"), StringComparison.Ordinal);
        Assert.Equal("Withdrawn. Signing is off here, so you can't sign again from here. Letters already sent can't be recalled.", await Ana.Hears($"/petition withdraw {petition}"));
        Assert.Equal("Released. Signing is off here, so you can't make it again from here.", await Ana.Hears($"/pledge release {pledge}"));
        Assert.StartsWith("Retracted", await Ana.Hears($"/refusal retract {refusal}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_petition_that_is_read_there_offers_no_signing_and_says_why()
    {
        var (petition, pledge) = await BothTakePartAsync("employer");

        foreach (var line in new[] { $"/petition show {petition}", $"/pledge show {pledge}" })
        {
            var read = Assert.IsType<Reply.Say>(await Ana.Says(line)).Message;

            Assert.DoesNotContain(read.Buttons, button => button.Line.Path is "petition sign" or "pledge make");
            Assert.Contains(read.Buttons, button => button.Line.Path is "petition withdraw" or "pledge release");
            Assert.Contains(Off, Flat.Text(read, Words.In(Language.English)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_card_there_offers_no_signing_and_says_why()
    {
        var (petition, pledge) = await BothTakePartAsync("employer");

        await _bot.RunAsync<OrganizerDb>(async db =>
        {
            var workspace = await db.Communities.SingleAsync(community => community.Platform == Platform.Slack);
            var signed = (await db.Petitions.SingleAsync(found => found.Code == OrganizerBot.Code.Parse(petition, null))).Sheet;
            var made = (await db.Pledges.SingleAsync(found => found.Code == OrganizerBot.Code.Parse(pledge, null))).Sheet;
            await _bot.RunAsync<PetitionFace>(async face => OffersNothing((await face.CardAsync(signed, workspace, CancellationToken.None))!, "Withdraw"));
            await _bot.RunAsync<PledgeFace>(async face => OffersNothing((await face.CardAsync(made, workspace, CancellationToken.None))!, "Withdraw"));
        });
    }

    [Fact]
    public async Task Nobody_signs_where_nobody_has_said_who_controls_it()
    {
        Assert.StartsWith("Nobody has said yet who controls this workspace, so signing is off here.", await Ana.Hears("/refusal log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_Discord_members_control_it_until_moderators_say_otherwise()
    {
        var petition = await _bot.HasAnOpenPetition();

        var set = await _bot.Moderator().Hears("/organizer settings owner:employer");

        Assert.Contains("Controlled by: an employer, so signing is off here", set, StringComparison.Ordinal);
        Assert.Contains("Reading stays on", set, StringComparison.Ordinal);
        Assert.StartsWith("Your employer controls this server, so signing is off here.", await _bot.Member("Ana").Hears($"/petition sign {petition}"), StringComparison.Ordinal);
        var form = Assert.IsType<Reply.Ask>(await _bot.Moderator().Says("/organizer settings")).Form;
        var asked = Assert.IsType<Reply.Say>(await _bot.Moderator().Sends(
            form, ("language", "english"), ("zone", "America/Argentina/Buenos_Aires"), ("owner", "members"), ("review", "all"), ("silent", "no"))).Message;
        Assert.StartsWith("Say that no employer controls this place", _bot.Moderator().Words(asked), StringComparison.Ordinal);
        Assert.Contains("Everything else that you set is saved.", _bot.Moderator().Words(asked), StringComparison.Ordinal);
        Assert.StartsWith("Your employer controls this server", await _bot.Member("Ana").Hears($"/petition sign {petition}"), StringComparison.Ordinal);
        Assert.Contains("Time zone: America/Argentina/Buenos_Aires", await _bot.Moderator().Hears("/organizer status"), StringComparison.Ordinal);
        Assert.NotNull(DiscordRenderer.CustomId(Assert.Single(asked.Buttons).Line));
        Assert.Contains("Controlled by: its members", await _bot.Moderator().Hears(Assert.Single(asked.Buttons).Line.ToString()), StringComparison.Ordinal);
        Assert.StartsWith("Sign without your name?", await _bot.Member("Ana").Hears($"/petition sign {petition}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_enterprise_moderators_can_say_what_they_like()
    {
        await SaysFromGridAsync(Ana, $"organizer claim {Code} members");

        var set = await Ana.Hears("/organizer settings owner:members zone:Europe/Paris");

        Assert.Contains("Slack itself shows that this workspace belongs to an Enterprise Grid organisation", set, StringComparison.Ordinal);
        Assert.Contains("Controlled by: an employer, as Slack itself shows", set, StringComparison.Ordinal);
        Assert.Contains("Time zone: Europe/Paris", set, StringComparison.Ordinal);
        Assert.StartsWith(Off, await Ana.Hears("/refusal log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_turns_out_to_be_an_enterprises_is_one_from_then_on()
    {
        await BothTakePartAsync("members");
        Assert.Equal("Log a refusal", await Ana.Hears("/refusal log"));

        var heard = await SaysFromGridAsync(Ana, "refusal log");

        Assert.StartsWith(Off, Ana.Words(heard), StringComparison.Ordinal);
        Assert.StartsWith(Off, await Ana.Hears("/refusal log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_of_an_employers_workspace_are_not_eligible_and_moderators_are_told()
    {
        await BothTakePartAsync("employer");
        await _bot.RunAsync<OrganizerDb>(async db =>
        {
            var electorate = new Electorate(db, [new QuietPlatform(Platform.Discord), new QuietPlatform(Platform.Slack)]);
            var campaign = (await db.Campaigns.SingleAsync()).Id;

            Assert.Equal(new Electors(30, 1), await electorate.SettleAsync(campaign, null, CancellationToken.None));
            Assert.Equal(new Electors(30, 1), await electorate.SettleAsync(campaign, 5000, CancellationToken.None));
        });

        Assert.Contains("Members of 1 community do not count", await OpensAsync("petition", $"{await _bot.HasADraft()} anyway:yes"), StringComparison.Ordinal);
        Assert.Contains("Members of 1 community do not count", await OpensAsync("pledge", await _bot.HasADraftedPledge()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_could_sign_is_not_opened_however_many_moderators_say_there_are()
    {
        var (petition, pledge) = (await _bot.HasADraft(), await _bot.HasADraftedPledge());
        await _bot.Moderator().Says("/organizer settings owner:employer");

        Assert.StartsWith("Nobody could sign: an employer controls every community", await OpensAsync("petition", petition), StringComparison.Ordinal);
        Assert.StartsWith("Nobody could sign: an employer controls every community", await OpensAsync("pledge", pledge), StringComparison.Ordinal);
        Assert.Contains("is a draft", await _bot.Moderator().Hears($"/petition show {petition}"), StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private Person Moderator => _bot.SlackMember("Sasha") with { Moderates = true };

    private static void OffersNothing(Message card, string instead)
    {
        Assert.DoesNotContain(card.Buttons, button => button.Style == ButtonStyle.Primary);
        Assert.Contains(card.Buttons, button => button.Label == instead);
        Assert.Contains(Off, Flat.Text(Assert.IsType<Footnote>(card.Nodes[^1]).Words, Words.In(Language.English)), StringComparison.Ordinal);
    }

    private static string CodeIn(string text) => text.Split(' ', '`', '\n').Last(word => OrganizerBot.Code.TryParse(word.TrimEnd('.'), null, out _)).TrimEnd('.');

    private Task<string> OpensAsync(string noun, string code) => _bot.Moderator().Hears($"/{noun} open {code} eligible:42");

    private Task<Reply> SaysFromGridAsync(Person person, string line) =>
        _bot.Services.GetRequiredService<CommandDispatcher>().DispatchAsync(line, person.Visitor($"grid-{line}") with { IsInEnterprise = true }, CancellationToken.None);

    /// <summary>An open petition and an open pledge of a Discord guild, in whose campaign a Slack workspace takes part.</summary>
    private async Task<(string Petition, string Pledge)> BothTakePartAsync(string owner)
    {
        var (petition, pledge) = (await _bot.HasAnOpenPetition(), await _bot.HasAnOpenPledge());
        await Moderator.Says($"/organizer settings owner:{owner}");
        await _bot.Moderator().LetsIn(Moderator, await _bot.Moderator().SeesACampaign());
        return (petition, pledge);
    }
}
