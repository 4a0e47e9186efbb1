"""The public record: what was decided, who carries it, every vote to recount. Anyone may read it."""
