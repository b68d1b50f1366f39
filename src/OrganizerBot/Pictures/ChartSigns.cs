using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>What tells lines and parts apart besides their colours: a shape for each line, a hatch for each part.</summary>
internal static class ChartSigns
{
    /// <summary>How far two strokes of a hatch are apart.</summary>
    private const float HatchGap = 10;

    extension(ChartSheet sheet)
    {
        /// <summary>The shape of a line: a disc, a square, a triangle, a diamond, a triangle upside down, a ring.</summary>
        /// <param name="place">Which line it is, from 0.</param>
        /// <param name="at">Its middle.</param>
        /// <param name="radius">Half its size.</param>
        public void Sign(int place, SKPoint at, float radius)
        {
            var color = sheet.Colors.Series[place];
            using var path = new SKPath();
            switch (place)
            {
                case 1:
                    path.AddRect(SKRect.Create(at.X - (radius * 0.88f), at.Y - (radius * 0.88f), radius * 1.76f, radius * 1.76f));
                    break;
                case 2:
                    path.AddPoly([new(at.X, at.Y - (radius * 1.1f)), new(at.X + (radius * 1.15f), at.Y + (radius * 0.9f)), new(at.X - (radius * 1.15f), at.Y + (radius * 0.9f))]);
                    break;
                case 3:
                    path.AddPoly([new(at.X, at.Y - (radius * 1.3f)), new(at.X + (radius * 1.3f), at.Y), new(at.X, at.Y + (radius * 1.3f)), new(at.X - (radius * 1.3f), at.Y)]);
                    break;
                case 4:
                    path.AddPoly([new(at.X, at.Y + (radius * 1.1f)), new(at.X + (radius * 1.15f), at.Y - (radius * 0.9f)), new(at.X - (radius * 1.15f), at.Y - (radius * 0.9f))]);
                    break;
                case 5:
                    path.AddCircle(at.X, at.Y, radius * 0.8f);
                    sheet.Stroke(path, color, radius * 0.55f);
                    return;
                default:
                    path.AddCircle(at.X, at.Y, radius);
                    break;
            }

            sheet.Fill(path, color);
        }

        /// <summary>A piece of a column: the first part is plain, the others are hatched, each its own way.</summary>
        /// <param name="place">Which part it is, from 0.</param>
        /// <param name="box">Where it is.</param>
        public void Piece(int place, SKRect box)
        {
            sheet.Box(box, sheet.Colors.Series[place]);
            if (place == 0)
            {
                return;
            }

            using var hatch = new SKPath();
            for (var at = 0f; at <= box.Width + box.Height; at += HatchGap)
            {
                if (place is 1 or 5)
                {
                    hatch.MoveTo(box.Left + at, box.Bottom);
                    hatch.LineTo(box.Left + at - box.Height, box.Bottom - box.Height);
                }

                if (place is 2 or 5)
                {
                    hatch.MoveTo(box.Left + at - box.Height, box.Bottom);
                    hatch.LineTo(box.Left + at, box.Bottom - box.Height);
                }

                if (place is 3)
                {
                    hatch.MoveTo(box.Left, box.Bottom - at);
                    hatch.LineTo(box.Right, box.Bottom - at);
                }

                if (place is 4)
                {
                    hatch.MoveTo(box.Left + at, box.Bottom);
                    hatch.LineTo(box.Left + at, box.Top);
                }
            }

            sheet.Within(box, () => sheet.Stroke(hatch, sheet.Colors.Ground.WithAlpha(0x99), 2));
        }
    }
}
