namespace OrganizerBot.Stories;

/// <summary>Plays <c>stories.md</c> in the town, step by step.</summary>
public abstract class StoryTests(StoryTown town, string platform, string language)
{
    public static TheoryData<int> Numbers => [.. Story.All.Select(story => story.Number)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_story_goes_as_it_is_written(int number)
    {
        await town.PrepareAsync(platform, language);
        var story = Story.All.Single(each => each.Number == number);
        var stage = new StoryStage(town, platform, language);

        foreach (var step in story.Steps.Where(step => step.OnlyOn is null || step.OnlyOn == platform))
        {
            await stage.PlayAsync(story, step);
        }

        await town.Screens.TakeAsync(town, $"{number:00}-{platform}-{language}", platform, stage.People);
    }
}

/// <summary>The stories on Discord, among people who read English.</summary>
public sealed class DiscordEnglishStoryTests(StoryTown town) : StoryTests(town, "discord", "English"), IClassFixture<StoryTown>;

/// <summary>The stories on Discord, among people who read French.</summary>
public sealed class DiscordFrenchStoryTests(StoryTown town) : StoryTests(town, "discord", "French"), IClassFixture<StoryTown>;

/// <summary>The stories on Slack, among people who read English.</summary>
public sealed class SlackEnglishStoryTests(StoryTown town) : StoryTests(town, "slack", "English"), IClassFixture<StoryTown>;

/// <summary>The stories on Slack, among people who read French.</summary>
public sealed class SlackFrenchStoryTests(StoryTown town) : StoryTests(town, "slack", "French"), IClassFixture<StoryTown>;
