namespace Picasso.Demo;

/// <summary>How far the filling of a marketplace is.</summary>
/// <param name="Sentence">What is done.</param>
/// <param name="Done">Share of the whole, 0 to 1.</param>
/// <param name="IsMilestone">Whether it is worth a line where no bar can be drawn.</param>
public sealed record DemoProgress(string Sentence, double Done, bool IsMilestone = true);
