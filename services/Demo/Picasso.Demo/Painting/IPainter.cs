namespace Picasso.Demo.Painting;

/// <summary>Paints one kind of picture; its properties are the composition, the dice decide the rest.</summary>
internal interface IPainter
{
    /// <summary>How the painting is developed.</summary>
    Film Film => Film.Colour;

    void Paint(Canvas canvas, Dice dice);
}
