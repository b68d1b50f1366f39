using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using OrganizerBot.Commands;
using OrganizerBot.Contracts;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Pictures;

namespace OrganizerBot.Discord;

public sealed class DiscordContractTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Fact]
    public async Task Everything_the_bot_posts_is_valid()
    {
        var create = await DiscordContract.SchemaAsync("MessageCreateRequest");
        var edit = await DiscordContract.SchemaAsync("MessageEditRequestPartial");
        var hook = await DiscordContract.SchemaAsync("IncomingWebhookUpdateRequestPartial");
        foreach (var page in DiscordRenderer.Pages(Everything(), "D-7KQ2M").Concat(DiscordRenderer.Pages(Pictured(), "D-7KQ2M")))
        {
            Fits(edit, page);
            Fits(hook, page);
            page["nonce"] = DiscordNonce.Of(Guid.CreateVersion7(Now), 0);
            page["enforce_nonce"] = true;
            Fits(create, page);
        }
    }

    [Fact]
    public async Task An_answer_with_files_is_valid_and_names_each_of_them()
    {
        var hook = await DiscordContract.SchemaAsync("IncomingWebhookUpdateRequestPartial");
        MessageFile[] files = [new("letter.pdf", "application/pdf", new byte[] { 1 }, "A letter"), new("signers.csv", "text/csv", new byte[] { 2 }, new string('x', 3000))];

        var call = DiscordCall.EditAnswer("1", "token", DiscordRenderer.Pages(Everything())[0]).With(files);

        Fits(hook, call.Body!);
        Assert.Equal(["0", "1"], call.Body!["attachments"]!.AsArray().Select(file => (string)file!["id"]!));
        Assert.Equal(1024, ((string)call.Body["attachments"]![1]!["description"]!).Length);
        Assert.Equal(files, call.Files);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task Every_answer_to_an_interaction_is_valid(bool replaces, bool mayOpenForm)
    {
        var back = new DiscordReturn("token", replaces, mayOpenForm);
        var painter = new DiscordPainter(new DiscordForm(new CommandCatalog()), new DiscordPictures(new ChartPress()));
        var message = await DiscordContract.SchemaAsync("CreateMessageInteractionCallbackRequest");
        var update = await DiscordContract.SchemaAsync("UpdateMessageInteractionCallbackRequest");
        var modal = await DiscordContract.SchemaAsync("ModalInteractionCallbackRequest");

        Fits(replaces ? update : message, painter.Paint(Everything(), Words.In(Language.French)).Response(back).Json);
        Fits(mayOpenForm ? modal : replaces ? update : message, painter.Paint(new Reply.Ask(Form()), Words.In(Language.French)).Response(back).Json);
    }

    [Fact]
    public async Task Every_command_is_valid()
    {
        var schema = await DiscordContract.SchemaAsync("ApplicationCommandUpdateRequest");
        var commands = DiscordCommands.Write(new CommandCatalog());
        Assert.SkipWhen(commands.Count == 0, "The catalogue is empty.");

        foreach (var command in commands)
        {
            Fits(schema, command!);
            Assert.InRange(SizeOf(command!), 1, 8000);
            if ((int)command!["type"]! == DiscordShortcut.Kind)
            {
                Assert.False(command.AsObject().ContainsKey("description"));
            }
            else
            {
                Assert.InRange(command["options"]!.AsArray().Count, 1, 25);
            }
        }
    }

    /// <summary>A command's size as Discord counts it (Application Commands, limits): names, descriptions and values of all of it, each in its longest language.</summary>
    private static int SizeOf(JsonNode node) =>
        Longest(node, "name") + Longest(node, "description") + (node["value"] is JsonValue value && value.TryGetValue<string>(out var text) ? text.Length : 0)
        + ((string[])["options", "choices"]).SelectMany(list => node[list] as JsonArray ?? []).Sum(inner => SizeOf(inner!));

    private static int Longest(JsonNode node, string name) =>
        new[] { (string?)node[name] ?? "" }.Concat((node[$"{name}_localizations"] as JsonObject ?? []).Select(language => (string?)language.Value ?? "")).Max(text => text.Length);

    [Fact]
    public void Every_sample_of_an_interaction_is_read()
    {
        var folder = DiscordContract.PathOf("discord-docs-samples");
        var samples = Directory.GetFiles(folder, "*.json").Select(file => (Name: Path.GetFileName(file), Bytes: File.ReadAllBytes(file)))
            .Where(sample => JsonNode.Parse(sample.Bytes) is JsonObject whole && whole.ContainsKey("type") && whole.ContainsKey("token")).ToArray();
        Assert.NotEmpty(samples);

        foreach (var (name, bytes) in samples)
        {
            var wire = DiscordReader.Parse(bytes);
            Assert.True(wire is not null, name);
            Assert.True(new DiscordReader(new CommandCatalog()).Read(wire) is not null, name);
        }
    }

    [Fact]
    public void Every_sample_of_a_component_is_read_inside_an_interaction()
    {
        var folder = DiscordContract.PathOf("discord-docs-samples");
        foreach (var file in Directory.GetFiles(folder, "components_*.json"))
        {
            var whole = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
            if (whole["type"] is JsonValue && whole["data"] is JsonObject && (int)whole["type"]! is 3 or 5)
            {
                Assert.True(DiscordReader.Parse(JsonSerializer.SerializeToUtf8Bytes(whole)) is not null, Path.GetFileName(file));
            }
        }
    }

    private static void Fits(JsonSchema schema, JsonNode body)
    {
        var errors = schema.Validate(body.ToJsonString());
        Assert.True(errors.Count == 0, string.Join('\n', errors) + "\n" + body.ToJsonString());
    }

    private static Message Pictured() => new([new Paragraph(Prose.Of("Words")), .. Enumerable.Range(1, 9).Select(index => SampleThings.Charts[0] with { Shown = $"chart-{index}.png" }), SampleThings.Charts[^1]]);

    private static Message Everything() => new(
    [
        new Heading(Prose.Of(new UserText("No face *recognition* at work"))),
        new Paragraph(new Prose([new TextSpan("By "), new WrittenSpan("Ana_B", true), new TextSpan(" until "), new MomentSpan(Now, true), new TextSpan(" in "), new ChannelSpan(new ChannelRef(Platform.Discord, "123456789012345678")), new LinkSpan(new Uri("https://example.org/a_b?c=1"))])),
        new Quote(string.Concat(Enumerable.Repeat("> @everyone [x](https://x.example)\n", 120))),
        new Bullets([Prose.Of("one"), new Prose([new CodeSpan("/petition sign K7QF2")])]),
        new Progress(12, 40, Prose.Of("12 of 40")),
        new Facts([.. Enumerable.Range(1, 30).Select(number => new Fact($"Fact {number}", Prose.Of(new UserText(new string('y', number * 30)))))]),
        new Footnote(Prose.Of("small")),
    ])
    {
        Buttons = [.. Enumerable.Range(1, 7).Select(number => new Button($"Button {number}", CommandLine.Of("petition sign", ("petition", $"K7QF{number}")), ButtonStyle.Primary))],
    };

    private static Form Form() => new(CommandLine.Of("petition start"), "New petition",
    [
        new Field("title", "Title", FieldKind.Text, true) { Hint = "What it is called", Value = "x" },
        new Field("text", "Text", FieldKind.LongText, true) { MaxLength = 3000 },
        new Field("stage", "Stage", FieldKind.Choice, false) { Choices = [new Choice("offer", "Offer"), new Choice("interview", "Interview")], Value = "offer" },
        new Field("deadline", "Deadline", FieldKind.Date, true) { Problem = "Not a day" },
        new Field("channel", "Channel", FieldKind.Channel, true) { Value = "<#123456789012345678>" },
        new Field("member", "Member", FieldKind.Member, false),
    ]);
}
