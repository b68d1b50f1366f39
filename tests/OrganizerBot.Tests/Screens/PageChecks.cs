using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OrganizerBot.Screens;

/// <summary>What holds for every page that people use.</summary>
internal static class PageChecks
{
    private static readonly AxeRunOptions _rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    /// <summary>No rule of WCAG A or AA is broken that a machine can judge, and nothing is wider than the window.</summary>
    public static async Task MustBeFineAsync(this IPage page)
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
    public static async Task MustBeReachableAsync(this IPage page, string within)
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
