using System.Runtime.CompilerServices;
namespace Picasso.Demo.Painting;

/// <summary>Where a shader is: some neighbouring pixels of a row. Lengths are in heights of the picture, y goes down.</summary>
internal readonly record struct Spot(Lane X, Lane Y, int Column, int Row);

/// <summary>The colour of some neighbouring pixels, given what is there already.</summary>
internal delegate Rgb Shader(in Spot at, in Rgb under);

/// <summary>A picture being painted: three planes of floating-point light.</summary>
internal sealed class Canvas
{
    private const int Padding = 16; // The widest register there is, so that every row starts whole.

    public Canvas(int width, int height)
    {
        (Width, Height) = (width, height);
        Stride = (width + Padding - 1) / Padding * Padding;
        (R, G, B) = (new float[Stride * height], new float[Stride * height], new float[Stride * height]);
    }

    public int Width { get; }

    public int Height { get; }

    public int Stride { get; }

    public float[] R { get; }

    public float[] G { get; }

    public float[] B { get; }

    /// <summary>Width in heights.</summary>
    public float Aspect => (float)Width / Height;

    /// <summary>Size of a pixel in heights.</summary>
    public float Pixel => 1f / Height;

    [MethodImpl(Compile.AtOnce)]
    public void Paint(Shader shader) => Paint(0, 0, Aspect + 1, 1, shader);

    /// <summary>Paints a part, widened to whole lanes; a shader must leave alone what it does not mean.</summary>
    [MethodImpl(Compile.AtOnce)]
    public void Paint(float left, float top, float right, float bottom, Shader shader)
    {
        var firstColumn = Math.Max(0, (int)(left * Height)) / Lane.Width * Lane.Width;
        var endColumn = (int)Math.Clamp(MathF.Ceiling(right * Height) + 1, 0, Stride);
        var firstRow = Math.Max(0, (int)(top * Height));
        var endRow = (int)Math.Clamp(MathF.Ceiling(bottom * Height) + 1, 0, Height);
        for (var row = firstRow; row < endRow; row++)
        {
            for (var column = firstColumn; column < endColumn; column += Lane.Width)
                PaintLanes(column, row, shader);
        }
    }

    [MethodImpl(Compile.AtOnce)]
    private void PaintLanes(int column, int row, Shader shader)
    {
        var at = row * Stride + column;
        var spot = new Spot((Lane.Steps + (column + 0.5f)) * Pixel, (row + 0.5f) * Pixel, column, row);
        var under = new Rgb(Lane.Load(R, at), Lane.Load(G, at), Lane.Load(B, at));
        var color = shader(spot, under);
        color.R.Store(R, at);
        color.G.Store(G, at);
        color.B.Store(B, at);
    }

    /// <summary>The colour at a point, the nearest pixel, edges repeated.</summary>
    [MethodImpl(Compile.AtOnce)]
    public Color Pick(float x, float y)
    {
        var at = Math.Clamp((int)(y * Height), 0, Height - 1) * Stride + Math.Clamp((int)(x * Height), 0, Width - 1);
        return new Color(R[at], G[at], B[at]);
    }

    /// <summary>The colours at several points.</summary>
    [MethodImpl(Compile.AtOnce)]
    public Rgb Pick(Lane x, Lane y)
    {
        Span<float> r = stackalloc float[Lane.Width], g = stackalloc float[Lane.Width], b = stackalloc float[Lane.Width];
        for (var i = 0; i < Lane.Width; i++)
            (r[i], g[i], b[i]) = Pick(x.Value[i], y.Value[i]);
        return new Rgb(new Lane(new(r)), new Lane(new(g)), new Lane(new(b)));
    }

    public Canvas Copy()
    {
        var copy = new Canvas(Width, Height);
        R.CopyTo(copy.R, 0);
        G.CopyTo(copy.G, 0);
        B.CopyTo(copy.B, 0);
        return copy;
    }
}
