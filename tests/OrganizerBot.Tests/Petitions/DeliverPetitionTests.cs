using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Petitions;

public sealed class DeliverPetitionTests(StillBot bot) : IClassFixture<StillBot>
{
    [Fact]
    public async Task First_it_shows_what_will_stand_in_the_letter_and_changes_nothing()
    {
        var code = await bot.HasAClosedPetition("Ana", "Ben");
        var sheet = await bot.SheetOf(code);

        var preview = Assert.IsType<Reply.Say>(await bot.Moderator().Says($"/petition deliver {code}")).Message;

        Assert.Empty(preview.Files);
        Assert.Contains("2 names", bot.Moderator().Words(preview), StringComparison.Ordinal);
        Assert.Contains("2 signatures of", bot.Moderator().Words(preview), StringComparison.Ordinal);
        Assert.Equal(("Make the letter", $"petition deliver petition:{code} sure:yes"), (Assert.Single(preview.Buttons).Label, preview.Buttons[0].Line.ToString()));
        Assert.Contains("closed", await bot.Moderator().Hears($"/petition show {code}"), StringComparison.Ordinal);
        Assert.Equal(sheet.Version, (await bot.SheetOf(code)).Version);
    }

    [Fact]
    public async Task Then_it_makes_three_files_with_the_text_the_count_the_names_and_the_last_checkpoint()
    {
        var code = await bot.HasAClosedPetition("Ana Ferreira", "Žofie Ø");

        var made = await bot.Moderator().Delivers(code);

        Assert.Equal(["letter.pdf", "letter.md", "signers.csv"], made.Files.Select(file => file.Name));
        var letter = made.Text("letter.md");
        Assert.StartsWith("# No face recognition at work\n\nTo: the chief executive\n\nWe ask you to stop.\n\n## 2 signatures of 67\n\nOne signature per account was counted.", letter, StringComparison.Ordinal);
        Assert.Contains("## Signed by name: 2\n\n", letter, StringComparison.Ordinal);
        Assert.Contains(". Ana Ferreira\n", letter, StringComparison.Ordinal);
        Assert.Contains(". Žofie Ø\n", letter, StringComparison.Ordinal);
        var note = await bot.LookAsync(async db => (await db.Checkpoints.OrderByDescending(checkpoint => checkpoint.Size)
            .FirstAsync(checkpoint => db.Petitions.Any(petition => petition.Code == Code.Parse(code, null) && petition.SheetId == checkpoint.SheetId))).Note);
        Assert.Contains(string.Concat(note.TrimEnd().Split('\n').Select(line => $"    {line}\n")), letter, StringComparison.Ordinal);
        Assert.StartsWith("\uFEFFNumber,Name\r\n1,", made.Text("signers.csv"), StringComparison.Ordinal);
        Assert.Equal("%PDF-"u8, made.Files[0].Bytes.Span[..5]);
        Assert.All(made.Files, file => Assert.InRange(file.Description.Length, 10, 1000));
    }

    [Fact]
    public async Task Whoever_signed_without_a_name_is_counted_as_everybody_sees_it_and_named_nowhere()
    {
        var code = await bot.HasAnOpenPetition(eligible: 200);
        await bot.AllSign($"/petition sign {code}", 0, 12);
        await bot.AllSign($"/petition sign {code}", 12, 1, "named");
        await bot.Closes(code);
        var shown = await bot.ShownBy($"/petition show {code}");

        var made = await bot.Moderator().Delivers(code);

        Assert.Contains($"## {shown} signatures of", made.Text("letter.md"), StringComparison.Ordinal);
        Assert.Equal("\uFEFFNumber,Name\r\n1,member12\r\n", made.Text("signers.csv"));
        Assert.DoesNotContain("member3", made.Text("letter.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_only_the_goal_is_ever_said_the_letter_says_no_more()
    {
        var code = await bot.HasAnOpenPetition(eligible: 20);
        await bot.AllSign($"/petition sign {code}", 0, 4);
        await bot.Closes(code);
        var whole = await bot.Member("Reader").Hears($"/petition show {code}");

        var letter = (await bot.Moderator().Delivers(code)).Text("letter.md");

        Assert.Contains("0 signatures of", whole, StringComparison.Ordinal);
        Assert.Contains("## 0 signatures of", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("signers.csv", (await bot.Moderator().Delivers(code)).Files.Select(file => file.Name));
    }

    [Fact]
    public async Task It_is_noted_with_its_day_and_each_channel_is_told_once()
    {
        var code = await bot.HasAClosedPetition("Ana");
        var sheet = await bot.SheetOf(code);
        await bot.HasCards(sheet, channels: 2);

        var first = bot.Moderator().Words(await bot.Moderator().Delivers(code));
        await bot.LooksUntil(code, news => !news.HasNews);
        bot.Clock.Advance(TimeSpan.FromDays(1));
        var again = await bot.Moderator().Delivers(code);
        await bot.LooksUntil(code, news => !news.HasNews);

        Assert.Contains("noted as delivered today", first, StringComparison.Ordinal);
        Assert.Matches(@"It was delivered on .*2027 already\. The files are made anew", bot.Moderator().Words(again));
        Assert.Equal(3, again.Files.Count);
        Assert.Equal(2, await bot.Announced("delivered", sheet));
        Assert.False((await bot.SheetOf(code)).HasNews);
        Assert.Matches(@"Delivered on .*2027", await bot.Member("Reader").Hears($"/petition show {code}"));
        Assert.Equal(2, (await bot.Moderator().Hears("/organizer audit")).Split('\n').Count(line => line.Contains("Make the letter of a closed petition", StringComparison.Ordinal) && line.Contains(code, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nobody_signs_withdraws_or_gets_more_time_afterwards()
    {
        var code = await bot.HasAClosedPetition("Ana");
        await bot.Moderator().Delivers(code);

        Assert.Contains("was delivered. It takes no more signatures", await bot.Member("Late").Hears($"/petition sign {code} as:named"), StringComparison.Ordinal);
        Assert.Contains("can't be withdrawn any more", await (bot.Member("Ana") with { Id = $"{code}-0" }).Hears($"/petition withdraw {code}"), StringComparison.Ordinal);
        Assert.Contains("was delivered", await bot.Moderator().Hears($"/petition extend {code} 60d"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_it_has_closed_and_the_close_was_said_there_is_no_letter()
    {
        var code = await bot.HasAnOpenPetition();
        var open = await bot.Moderator().Delivers(code);
        await bot.Moderator().Says($"/petition close {code} sure:yes");

        var unsettled = await bot.Moderator().Delivers(code);

        Assert.Contains("is not closed yet", bot.Moderator().Words(open), StringComparison.Ordinal);
        Assert.Contains("Try again in a minute", bot.Moderator().Words(unsettled), StringComparison.Ordinal);
        Assert.Empty(open.Files);
        Assert.Empty(unsettled.Files);
        Assert.Contains("Try again in a minute", await bot.Moderator().Hears($"/petition deliver {code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_was_erased_stands_in_no_letter_made_after_that_and_the_letter_says_so()
    {
        var code = await bot.HasAClosedPetition("Ana", "Ben");
        await bot.Moderator().Delivers(code);
        await (bot.Member("Ben") with { Id = $"{code}-1" }).Says("/organizer forget sure:yes");

        var letter = (await bot.Moderator().Delivers(code)).Text("letter.md");

        Assert.Contains("1. Ana\n", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("Ben", letter, StringComparison.Ordinal);
        Assert.Contains("1 more signed by name and had it erased since.", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderator_of_another_community_cannot_deliver_answer_or_learn_that_it_exists()
    {
        var code = await bot.HasAClosedPetition("Ana");
        var stranger = new Person(bot, new CommunityRef(Platform.Discord, "999"), "Mallory") { Moderates = true };
        var unknown = (await stranger.Hears("/petition deliver 00000 sure:yes")).Replace("00000", code, StringComparison.Ordinal);

        Assert.Equal(unknown, await stranger.Hears($"/petition deliver {code}"));
        Assert.Equal(unknown, await stranger.Hears($"/petition deliver {code} sure:yes"));
        Assert.Equal(unknown, await stranger.Hears($"/petition answer {code} kind:no"));
        Assert.StartsWith("Only moderators", await bot.Member("Ana").Hears($"/petition deliver {code} sure:yes"), StringComparison.Ordinal);
        Assert.Null(await bot.LookAsync(db => db.Petitions.Where(petition => petition.Code == Code.Parse(code, null)).Select(petition => petition.DeliveredOn).SingleAsync()));
    }

    [Fact]
    public async Task Where_an_employer_could_read_them_no_name_stands_in_the_letter()
    {
        var code = await bot.HasAClosedPetition("Ana");
        await bot.Moderator().Says("/organizer settings owner:employer");
        try
        {
            Assert.Contains("No names", await bot.Moderator().Hears($"/petition deliver {code}"), StringComparison.Ordinal);
            var made = await bot.Moderator().Delivers(code);

            Assert.Equal(["letter.pdf", "letter.md"], made.Files.Select(file => file.Name));
            Assert.DoesNotContain("1. Ana", made.Text("letter.md"), StringComparison.Ordinal);
        }
        finally
        {
            await bot.Moderator().Says("/organizer settings owner:members");
            await bot.Moderator().Says("/organizer settings owner:members sure:yes");
        }
    }

    [Fact]
    public async Task Files_are_kept_in_no_message_and_go_through_no_outbox()
    {
        var code = await bot.HasAClosedPetition("Ana");
        var made = await bot.Moderator().Delivers(code);
        var sheet = await bot.SheetOf(code);

        Assert.DoesNotContain("letter.pdf", JsonSerializer.Serialize(made), StringComparison.Ordinal);
        await bot.RunAsync<OrganizerDb>(async db =>
        {
            var keys = await new KeyRing(db, bot.Services.GetRequiredService<KeyFile>(), new OpenedRoots()).OfCommunityAsync(sheet.OwnerId, TestContext.Current.CancellationToken);
            var destination = Destination.To(Id<Destination>.New(bot.Clock), sheet.OwnerId, new ChannelRef(Platform.Discord, "1"));
            Assert.Throws<ArgumentException>(() => OutboxEntry.Write("letter", destination, keys, made, bot.Clock));
        });
    }
}
