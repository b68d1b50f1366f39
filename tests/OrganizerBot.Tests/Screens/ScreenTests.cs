using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OrganizerBot.Screens;

/// <summary>The town's page in a real browser: for everybody to use, on a wide window and on a phone's.</summary>
public sealed class ScreenTests(Screen screen) : IClassFixture<Screen>
{
    private static readonly AxeRunOptions _rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    public static TheoryData<string, string> Windows =>
        [("discord", "wide"), ("discord", "phone, dark"), ("slack", "phone"), ("slack", "wide, dark")];

    [ChromiumTheory]
    [MemberData(nameof(Windows))]
    public async Task A_conversation_can_be_read_and_used_by_everybody(string platform, string window)
    {
        var page = await OpenAsync(window, platform, "organizing");
        await SaysAsync(page, "/organizer help");
        await SaysAsync(page, "A line that is so long that it has to be broken, with an address without any place to break it: https://jobs.lighthouse.example/" + new string('x', 120));

        await MustBeFineAsync(page);
        await MustBeReachableAsync(page, "body");
        await page.Context.CloseAsync();
    }

    [ChromiumTheory]
    [MemberData(nameof(Windows))]
    public async Task A_form_and_its_mistakes_can_be_read_and_used_by_everybody(string platform, string window)
    {
        var page = await OpenAsync(window, platform, "refusals");
        await page.FillAsync("#line", "/refusal log");
        await page.PressAsync("#line", "Enter");
        await page.Locator("#form[open] #field-0").WaitForAsync();

        await MustBeFineAsync(page);
        await MustBeReachableAsync(page, "#form");
        // Another window may have left its own mistake, which comes first.
        await page.FillAsync("#form [name=company]", "Lighthouse Cloud");
        await page.SelectOptionAsync("#form [name=stage]", "offer");
        await page.FillAsync("#form [name=month]", $"soon {window}");
        await page.ClickAsync("#send");
        await page.GetByText(new Regex($"soon {window}.*is not a month")).First.WaitForAsync();
        await MustBeFineAsync(page);
        await page.Context.CloseAsync();
    }

    [ChromiumTheory]
    [InlineData("discord", "phone, dark")]
    [InlineData("slack", "wide")]
    public async Task Menus_suggestions_and_files_can_be_read_and_used_by_everybody(string platform, string window)
    {
        var page = await OpenAsync(window, platform, "refusals");
        await SaysAsync(page, "They wrote again: https://jobs.lighthouse.example/17");
        await page.Locator("#messages li").Last.Locator(".menu summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Log as refusal" }).WaitForAsync();
        await MustBeFineAsync(page);
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.Locator("details.menu[open]").CountAsync());

        await page.FillAsync("#line", "/");
        await page.Locator("#suggestions [role=option]").First.WaitForAsync();
        await page.PressAsync("#line", "ArrowDown");
        await MustBeFineAsync(page);
        await page.Context.CloseAsync();
    }

    [ChromiumTheory]
    [InlineData("phone, dark")]
    public async Task The_bots_own_page_on_Slack_can_be_read_and_used_by_everybody(string window)
    {
        var page = await OpenAsync(window, "slack", "home");

        await MustBeFineAsync(page);
        await MustBeReachableAsync(page, "body");
        await page.Context.CloseAsync();
    }

    [ChromiumTheory]
    [InlineData("phone")]
    public async Task An_input_at_which_the_bot_is_asked_can_be_used_by_everybody(string window)
    {
        var page = await OpenAsync(window, "slack", "organizing");
        await SaysAsync(page, "/petition show", opensForm: true);
        var box = page.Locator("#form [role=combobox]");
        await box.ClickAsync();
        await page.Locator("#form [role=option]").First.WaitForAsync();
        await MustBeFineAsync(page);
        await box.PressSequentiallyAsync("nothing of that name");
        await page.Locator("#form .nothing").WaitForAsync();
        await MustBeFineAsync(page);
        await page.Context.CloseAsync();
    }

    private Task<IPage> OpenAsync(string window, string platform, string channel) =>
        screen.OpenAsync(Window.Named(window), platform, channel, "Ana Ferreira");

    private static async Task SaysAsync(IPage page, string line, bool opensForm = false)
    {
        var before = await page.Locator("#messages li").CountAsync();
        await page.FillAsync("#line", line);
        await page.PressAsync("#line", "Enter");
        await (opensForm ? page.Locator("#form[open]") : page.Locator("#messages > li").Nth(before)).WaitForAsync();
    }

    /// <summary>No rule of WCAG A or AA is broken that a machine can judge, and nothing is wider than the window.</summary>
    private static async Task MustBeFineAsync(IPage page)
    {
        var found = await page.RunAxe(_rules);
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(rule =>
            $"{rule.Id}: {rule.Help}\n{string.Join('\n', rule.Nodes.Select(node => $"  {node.Html}\n    {string.Join("; ", node.Any.Concat(node.All).Select(check => check.Message))}"))}")));
        Assert.Empty(await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("body *")]
              .filter(element => element.checkVisibility() && !element.closest(".hidden, .skip"))
              .filter(element => element.getBoundingClientRect().right > innerWidth + 1 || (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === "auto"))
              .map(element => element.outerHTML.slice(0, 120))
            """));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the window.");
    }

    /// <summary>Every control comes up on the way of the Tab key.</summary>
    private static async Task MustBeReachableAsync(IPage page, string within)
    {
        const string Controls = "a[href], button, input:not([type=hidden]), select, textarea, summary";
        var count = await page.EvaluateAsync<int>(
            $$"""
            () => {
              const all = [...document.querySelectorAll("{{within}} :is({{Controls}})")].filter(element => element.checkVisibility() && !element.disabled);
              all.forEach((element, index) => element.dataset.control = index);
              document.activeElement?.blur();
              return all.length;
            }
            """);
        HashSet<string> reached = [];
        for (var press = 0; press < (2 * count) + 10 && reached.Count < count; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>("() => document.activeElement?.dataset.control ?? null") is { } control)
            {
                reached.Add(control);
            }
        }

        Assert.True(reached.Count == count, $"{count - reached.Count} of {count} controls cannot be reached by keyboard.");
    }
}
