using BenchmarkDotNet.Attributes;
using OrganizerBot.Messages;
using OrganizerBot.Pictures;
using SkiaSharp;

namespace OrganizerBot.Benchmarks.Parts;

/// <summary>A chart for a chat, 800 × 800: 52 weeks of signatures and twelve months of refusals. Its packing alone is what no drawing could save.</summary>
[MemoryDiagnoser]
public class ChartBenchmarks : IDisposable
{
    private readonly ChartPress _press = new();
    private readonly Chart _chart = new(
        "No face recognition at work",
        "52 weeks of signatures and twelve months of refusals",
        "en",
        [
            new LinesPanel("Signatures", [new("No face recognition 休憩 🍲", [.. Enumerable.Range(0, 52).Select(week => new ChartPoint(new DateOnly(2026, 1, 5).AddDays(7 * week), week * (week % 7)))], new(400, "goal: 400"))]),
            new ColumnsPanel("Refusals", ["by name", "without a name"], [.. Enumerable.Range(1, 12).Select(month => new ChartColumn(new DateOnly(2026, month, 1), [month % 5, month * 3 % 7]))], new(12, 20, "outweighs the contract: 12 to 20")),
        ]);

    private SKBitmap _picture = new();

    /// <summary>Draws it once, for <see cref="Encode"/>.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        using var drawn = SKBitmap.Decode(_press.Draw(_chart, ChartSize.Chat, isDark: false));
        _picture = new(new SKImageInfo(drawn.Width, drawn.Height, SKImageInfo.PlatformColorType, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(_picture);
        canvas.DrawBitmap(drawn, 0, 0);
    }

    /// <summary>Draws and packs it.</summary>
    [Benchmark]
    public byte[] Draw() => _press.Draw(_chart, ChartSize.Chat, isDark: false);

    /// <summary>Packs the same picture, drawn before.</summary>
    [Benchmark(Baseline = true)]
    public byte[] Encode()
    {
        using var pixels = _picture.PeekPixels();
        return ChartPress.Encode(pixels);
    }

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        _picture.Dispose();
        GC.SuppressFinalize(this);
    }
}
