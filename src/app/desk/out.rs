//! What an action asks for beyond the state: work for the pool, questions, the choice of a file.

use super::choice::Choice;
use super::pool::{Ongoing, Task};
use super::question::Question;

/// What a capability asks for while it applies an action. `A` is the capability's own action.
#[derive(Debug)]
pub struct Out<A> {
    /// Work for the pool.
    pub tasks: Vec<Task<A>>,
    /// Work that goes on.
    pub ongoing: Vec<Ongoing<A>>,
    /// Questions; the last one stands.
    pub questions: Vec<Question<A>>,
    /// Files and folders to be chosen.
    pub choices: Vec<Choice<A>>,
}

impl<A> Default for Out<A> {
    fn default() -> Self {
        Self { tasks: Vec::new(), ongoing: Vec::new(), questions: Vec::new(), choices: Vec::new() }
    }
}

impl<A: Send + 'static> Out<A> {
    /// Has work done by the pool.
    pub fn start(&mut self, task: Task<A>) {
        self.tasks.push(task);
    }

    /// Has work done that goes on.
    pub fn go_on(&mut self, work: Ongoing<A>) {
        self.ongoing.push(work);
    }

    /// Asks something.
    pub fn ask(&mut self, question: Question<A>) {
        self.questions.push(question);
    }

    /// Has a file or folder chosen.
    pub fn choose(&mut self, choice: Choice<A>) {
        self.choices.push(choice);
    }

    /// The same as actions of the level above.
    pub fn map<B: Send + 'static>(self, up: fn(A) -> B) -> Out<B> {
        Out {
            tasks: self.tasks.into_iter().map(|t| t.map(up)).collect(),
            ongoing: self.ongoing.into_iter().map(|w| w.map(up)).collect(),
            questions: self.questions.into_iter().map(|q| q.map(up)).collect(),
            choices: self.choices.into_iter().map(|c| c.map(up)).collect(),
        }
    }
}
