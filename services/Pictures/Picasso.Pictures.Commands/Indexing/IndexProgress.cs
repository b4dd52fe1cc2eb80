using Picasso.EventSourcing.Projecting;

namespace Picasso.Pictures.Commands.Indexing;

/// <summary>How far this process's index is, whichever engine keeps it.</summary>
/// <param name="Value">Of its projection.</param>
internal sealed record IndexProgress(ProjectionProgress Value);
