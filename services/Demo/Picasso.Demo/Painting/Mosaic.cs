using System.Runtime.CompilerServices;
using static Picasso.Demo.Painting.Lanes;

namespace Picasso.Demo.Painting;

/// <summary>Cells around scattered points (Voronoi), as in glass, crystals and cracks.</summary>
internal static class Mosaic
{
    /// <summary>A number from 0 to 1 for the cell at a point, and the distance to its border in lattice units.</summary>
    [MethodImpl(Compile.AtOnce)]
    public static (Lane Id, Lane Edge) Cells(Lane x, Lane y, int seed)
    {
        var (id, edge, _, _) = Sites(x, y, seed);
        return (id, edge);
    }

    /// <summary>Also where the cell's own point is.</summary>
    [MethodImpl(Compile.AtOnce)]
    public static (Lane Id, Lane Edge, Lane SiteX, Lane SiteY) Sites(Lane x, Lane y, int seed)
    {
        var (fx, fy) = (Floor(x), Floor(y));
        Lane first = 9f, second = 9f, id = 0f, siteX = 0f, siteY = 0f;
        for (var j = -1; j <= 1; j++)
        {
            for (var i = -1; i <= 1; i++)
            {
                var (cx, cy) = (fx + i, fy + j);
                var (left, top, own) = Noise.Cells(cx, cy, seed);
                var (px, py) = (cx + left * 0.84f + 0.08f, cy + top * 0.84f + 0.08f);
                var (dx, dy) = (px - x, py - y);
                var d = dx * dx + dy * dy;
                var nearer = d < first;
                second = Where(nearer, first, Min(second, d));
                id = Where(nearer, own, id);
                (siteX, siteY) = (Where(nearer, px, siteX), Where(nearer, py, siteY));
                first = Min(first, d);
            }
        }

        return (id, (Sqrt(second) - Sqrt(first)) * 0.5f, siteX, siteY);
    }
}
