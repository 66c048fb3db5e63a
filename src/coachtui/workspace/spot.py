"""Where a workspace was left: in which lesson, and in each lesson at which question.

Annotations are evaluated as they stand, as in the model of a pack: each start reads this.
"""

from collections.abc import Mapping

from msgspec import Struct, structs


class Left(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where one lesson was left."""

    question: str = ""
    route: str = ""


class Spot(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a workspace was left. A comfort: what is said hangs on the answers alone."""

    lesson: str = ""
    """The lesson left last."""
    question: str = ""
    route: str = ""
    others: Mapping[str, Left] = {}
    """The other lessons that were opened, and where each was left."""

    def at(self, lesson: str) -> Left:
        """Where a lesson was left; nothing in it where it never was."""
        if lesson == self.lesson:
            return Left(question=self.question, route=self.route)
        return self.others.get(lesson, Left())

    def moved(self, lesson: str, question: str, route: str) -> "Spot":
        """The spot once somebody is at a question of a lesson."""
        return Spot(lesson=lesson, question=question, route=route, others=self._left_before(lesson))

    def without(self, lesson: str) -> "Spot":
        """The spot as if a lesson had never been opened."""
        if lesson == self.lesson:
            return Spot(others=self._left_before(lesson))
        return structs.replace(self, others=self._left_before(lesson, self.lesson))

    @property
    def routes(self) -> dict[str, str]:
        """Lesson id to the route taken, of those that were opened."""
        here = {self.lesson: self.route} if self.lesson else {}
        return {**{id_: left.route for id_, left in self.others.items()}, **here}

    def _left_before(self, *but: str) -> dict[str, Left]:
        here = {self.lesson: self.at(self.lesson)} if self.lesson else {}
        return {id_: left for id_, left in {**self.others, **here}.items() if id_ not in but}
