using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace OrganizerBot.Screens;

/// <summary>The town's page in a real browser: for everybody to use, on a wide window and on a phone's.</summary>
public sealed class ScreenTests(Screen screen) : IClassFixture<Screen>
{
    public static TheoryData<string, string> Windows =>
        [("discord", "wide"), ("discord", "phone, dark"), ("slack", "phone"), ("slack", "wide, dark")];

    [ChromiumTheory]
    [MemberData(nameof(Windows))]
    public async Task A_conversation_can_be_read_and_used_by_everybody(string platform, string window)
    {
        var page = await OpenAsync(window, platform, "organizing");
        await SaysAsync(page, "/organizer help");
        await SaysAsync(page, "A line that is so long that it has to be broken, with an address without any place to break it: https://jobs.lighthouse.example/" + new string('x', 120));

        await page.MustBeFineAsync();
        await page.MustBeReachableAsync("body");
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

        await page.MustBeFineAsync();
        await page.MustBeReachableAsync("#form");
        // Another window may have left its own mistake, which comes first.
        await page.FillAsync("#form [name=company]", "Lighthouse Cloud");
        await page.SelectOptionAsync("#form [name=stage]", "offer");
        await page.FillAsync("#form [name=month]", $"soon {window}");
        await page.ClickAsync("#send");
        await page.GetByText(new Regex($"soon {window}.*is not a month")).First.WaitForAsync();
        await page.MustBeFineAsync();
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
        await page.MustBeFineAsync();
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.Locator("details.menu[open]").CountAsync());

        await page.FillAsync("#line", "/");
        await page.Locator("#suggestions [role=option]").First.WaitForAsync();
        await page.PressAsync("#line", "ArrowDown");
        await page.MustBeFineAsync();
        await page.Context.CloseAsync();
    }

    [ChromiumTheory]
    [InlineData("phone, dark")]
    public async Task The_bots_own_page_on_Slack_can_be_read_and_used_by_everybody(string window)
    {
        var page = await OpenAsync(window, "slack", "home");

        await page.MustBeFineAsync();
        await page.MustBeReachableAsync("body");
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
        await page.MustBeFineAsync();
        await box.PressSequentiallyAsync("nothing of that name");
        await page.Locator("#form .nothing").WaitForAsync();
        await page.MustBeFineAsync();
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
}
